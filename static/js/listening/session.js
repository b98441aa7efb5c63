/** What the system shows and steers of what plays, as on a lock screen; where it has no such thing, nothing happens. */

const session = navigator.mediaSession;

/** Have the system's buttons do these, by the names that it has for them. */
export function steer(actions) {
  for (const [name, act] of session ? Object.entries(actions) : []) session.setActionHandler(name, act);
}

/** Show what plays: `title`, `artist` and `album`. */
export function show(metadata) {
  if (session) session.metadata = new MediaMetadata(metadata);
}

/** Say whether something plays: `playing`, `paused` or `none`. */
export function tell(state) {
  if (session) session.playbackState = state;
}
