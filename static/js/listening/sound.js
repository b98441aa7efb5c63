/**
 * Sound sentence by sentence through one media element: each is appended to its timeline as it comes, without a gap.
 *
 * Times are seconds of the element's timeline, which only grows: a jump appends at its end and seeks there.
 * Events: `utterance` (detail: its cue), `word` (its index in the cue), `state`, `end`, `trouble`.
 */

const AHEAD = 20;
const BEHIND = 60;
const KEPT = 60;
const NEAR = 0.03;
const MP3 = "audio/mpeg";
const MP4 = 'audio/mp4; codecs="mp3"';

const Source = globalThis.ManagedMediaSource ?? globalThis.MediaSource;
const KIND = [MP3, MP4].find((each) => Source?.isTypeSupported(each));

export class Sound extends EventTarget {
  #audio;
  #source = null;
  #buffer = null;
  #wrapping = null;
  #opening = null;
  #segments = [];
  #fetched = new Map();
  #end = 0;
  #upcoming = null;
  #filling = null;
  #run = 0;
  #cue = null;
  #word = -1;
  #frame = 0;
  #apart = false;

  /**
   * @param {HTMLAudioElement} audio
   * @param {(id: string) => Promise<{cue: object, sound: ArrayBuffer}>} load gives a sentence
   * @param {(id: string) => string?} next gives what is heard after it
   */
  constructor(audio, load, next) {
    super();
    this.#audio = audio;
    this.load = load;
    this.next = next;
    this.wanted = false;
    for (const name of ["playing", "pause", "waiting"]) this.#audio.addEventListener(name, () => this.#tell("state"));
    this.#audio.addEventListener("timeupdate", () => this.#look());
    this.#audio.addEventListener("playing", () => this.#watch());
    this.#audio.addEventListener("seeked", () => this.#look());
    this.#audio.addEventListener("ended", () => this.#ended());
    this.#audio.addEventListener("error", () => this.#broken());
  }

  static get isPossible() {
    return Boolean(KIND);
  }

  get isPlaying() {
    return this.wanted;
  }

  /** Fetch a sentence ahead of the moment that it is asked for. */
  prepare(id) {
    this.#get(id).catch(() => this.#fetched.delete(id));
  }

  /** Forget what was fetched and what is to come: voices or speed have changed. */
  forget() {
    this.#fetched.clear();
    this.#run += 1;
    this.#segments = [];
    this.#upcoming = null;
  }

  /** Play from a sentence on, from so many seconds into it, or from one of its words. */
  async start(id, { seconds = 0, word = null } = {}) {
    this.wanted = true;
    this.#tell("state");
    const kept = this.#segments.findLast((each) => each.cue.id === id && this.#isBuffered(each));
    if (kept && this.next(id) === this.#after(kept)) {
      this.#audio.currentTime = kept.begin + (word === null ? seconds : kept.cue.words[word]?.[2] ?? 0);
    } else {
      this.#run += 1;
      this.#upcoming = id;
      await this.#begin(seconds, word);
    }
    if (this.wanted) await this.#audio.play().catch(() => this.pause());
    this.#look();
  }

  pause() {
    this.wanted = false;
    this.#audio.pause();
    this.#tell("state");
  }

  async resume() {
    this.wanted = true;
    this.#tell("state");
    await this.#audio.play().catch(() => this.pause());
  }

  /** Return where the sound is: the sentence's id, its word's index, the seconds into it. */
  get place() {
    const segment = this.#segmentAt(this.#audio.currentTime);
    return segment && { id: segment.cue.id, word: this.#wordAt(segment), seconds: this.#audio.currentTime - segment.begin };
  }

  async #begin(seconds, word) {
    const run = this.#run;
    await this.open().catch((error) => this.#fail(error, this.#upcoming));
    if (!this.#opening || run !== this.#run) return;
    const begin = this.#end + 0.5; // apart from what was appended before, so that it is not heard
    this.#end = begin;
    this.#apart = true;
    this.#audio.currentTime = begin;
    const segment = await this.#append(run);
    if (segment && run === this.#run) {
      this.#audio.currentTime = begin + (word === null ? Math.min(seconds, segment.cue.end) : segment.cue.words[word]?.[2] ?? 0);
      this.#fill();
    }
  }

  /** Make ready to play; once is enough. */
  open() {
    this.#opening ??= this.#opened().catch((error) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  async #opened() {
    const source = new Source();
    this.#source = source;
    this.#audio.disableRemotePlayback = true;
    const opened = new Promise((resolve) => source.addEventListener("sourceopen", resolve, { once: true }));
    this.#audio.src = URL.createObjectURL(source);
    await opened;
    if (KIND === MP4) this.#wrapping = new (await import("./mp4.js")).Wrapping();
    this.#buffer = source.addSourceBuffer(KIND);
    this.#buffer.mode = "sequence";
  }

  /** Append what is upcoming; return its segment, null where something else has begun meanwhile. */
  async #append(run) {
    const id = this.#upcoming;
    const { cue, sound } = await this.#get(id).catch((error) => {
      this.#fetched.delete(id);
      if (run === this.#run) this.#fail(error, id);
      return {};
    });
    if (!cue || run !== this.#run) return null;
    const begin = this.#end;
    this.#end = begin + cue.seconds;
    await this.#settled(() => {
      if (this.#apart) this.#buffer.timestampOffset = begin; // else it follows what was appended last, to the sample
      this.#apart = false;
      this.#buffer.appendBuffer(this.#wrapping?.wrap(sound) ?? sound);
    });
    if (run !== this.#run) return null;
    const segment = { cue, begin, end: this.#end };
    this.#segments.push(segment);
    this.#upcoming = this.next(id);
    return segment;
  }

  /** Append until enough lies ahead. */
  #fill() {
    this.#filling ??= this.#filled()
      .catch((error) => this.#fail(error, this.#upcoming))
      .finally(() => {
        this.#filling = null;
      });
  }

  async #filled() {
    const run = this.#run;
    while (run === this.#run && this.#upcoming && this.#end - this.#audio.currentTime < AHEAD) {
      if (!(await this.#append(run))) return;
      if (this.#upcoming) this.prepare(this.#upcoming);
    }
    if (run === this.#run && !this.#upcoming) this.#close();
    const old = this.#audio.currentTime - BEHIND;
    if (old > 30 && this.#buffer.buffered.length && this.#buffer.buffered.start(0) < old - 30) {
      await this.#settled(() => this.#buffer.remove(0, old));
      this.#segments = this.#segments.filter((each) => each.begin > old);
    }
  }

  /** Say that nothing follows: else the element waits for more a tenth of a second before the end, for ever. */
  #close() {
    if (this.#source.readyState === "open" && !this.#buffer.updating) this.#source.endOfStream();
  }

  async #settled(act) {
    const settled = (name) => new Promise((resolve) => this.#buffer.addEventListener(name, resolve, { once: true }));
    if (this.#buffer.updating) await settled("updateend");
    const done = settled("updateend");
    act();
    await done;
  }

  #get(id) {
    let found = this.#fetched.get(id);
    if (!found) {
      found = this.load(id);
      this.#fetched.set(id, found);
      if (this.#fetched.size > KEPT) this.#fetched.delete(this.#fetched.keys().next().value);
    }
    return found;
  }

  #after(segment) {
    const following = this.#segments[this.#segments.indexOf(segment) + 1];
    return following && Math.abs(following.begin - segment.end) < NEAR ? following.cue.id : this.#upcoming;
  }

  #isBuffered({ begin, end }) {
    const { buffered } = this.#buffer;
    return Array.from({ length: buffered.length }).some((_, at) => buffered.start(at) <= begin + NEAR && end - NEAR <= buffered.end(at));
  }

  #segmentAt(time) {
    return this.#segments.findLast((each) => each.begin <= time + NEAR) ?? null;
  }

  #wordAt({ cue, begin }) {
    const seconds = this.#audio.currentTime - begin + 0.005;
    return cue.words.findLastIndex(([, , at]) => at <= seconds);
  }

  /** Look at every frame while sound is heard: `timeupdate` alone comes four times a second. */
  #watch() {
    cancelAnimationFrame(this.#frame);
    const look = () => {
      this.#look();
      if (!this.#audio.paused) this.#frame = requestAnimationFrame(look);
    };
    look();
  }

  #look() {
    const segment = this.#segmentAt(this.#audio.currentTime);
    if (!segment || !this.#buffer) return;
    if (segment.cue !== this.#cue) {
      this.#cue = segment.cue;
      this.#word = -1;
      this.#tell("utterance", segment.cue);
      this.#fill();
    }
    const word = this.#wordAt(segment);
    if (word !== this.#word) {
      this.#word = word;
      this.#tell("word", word);
    }
    if (!this.#upcoming && this.#audio.currentTime >= this.#end - NEAR) this.#ended();
  }

  #ended() {
    if (!this.wanted || this.#upcoming) return;
    this.pause();
    this.#tell("end");
  }

  /** The element plays nothing any more, as where a machine has no loudspeaker: the next press begins anew. */
  #broken() {
    this.#opening = null;
    this.forget();
    this.#fail(this.#audio.error, null);
  }

  #fail(error, id) {
    this.pause();
    this.#tell("trouble", { error, id });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
