// A job's page counts on, and tells once how it ended, where it is: it loads nothing anew and leaves the focus alone.

import { number } from "./words.js";

export function watch(job) {
  const look = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer && !answer.ok) return;
    const { state, done } = answer ? await answer.json() : {};
    if (answer) count(job, done);
    const end = answer && job.querySelector(`[data-ended="${state}"]`);
    if (end) tell(job, end);
    else setTimeout(look, 2000);
  };
  setTimeout(look, 1000);
}

function count(job, done) {
  job.querySelector("progress").value = done;
  const words = job.querySelector("[data-done]");
  words.textContent = words.dataset.done.replace("{done}", number(done));
}

function tell(job, end) {
  const moving = job.querySelector("[data-moving]");
  if (!moving.contains(document.activeElement)) moving.hidden = true; // what has the focus is not taken away
  end.hidden = false;
  document.title = document.title.replace(/^.*(?= – )/s, () => end.dataset.title);
  document.querySelector("h1").textContent = end.dataset.say;
  job.querySelector("[aria-live]").textContent = end.dataset.say;
}
