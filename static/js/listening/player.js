/** The player of a transcript's page: a bar of buttons, and what they do. Its words are the page's. */

import { fit } from "./fitting.js";
import { Marking } from "./marking.js";
import { Place } from "./place.js";
import { Script } from "./script.js";
import { ask } from "./server.js";
import * as session from "./session.js";
import { Sound } from "./sound.js";
import { counted } from "../words.js";

const MINUTE = 60_000;
const PAUSE = 100; // milliseconds: shorter ones are no change to a screen reader

const textOf = (id) => document.getElementById(id)?.textContent ?? "";

export class Player {
  #bar;
  #script = null;
  #loading = null;
  #sound;
  #marking;
  #place;
  #cue = null;
  #sleep = 0;
  #telling = 0;
  #closing = 0;
  #lastTurn = null;

  /** @param {HTMLElement} bar */
  constructor(bar) {
    this.#bar = bar;
    const { slug } = bar.dataset;
    this.#sound = new Sound(bar.querySelector("audio"), (id) => this.#load(id), (id) => this.#script.step(id));
    this.#place = new Place(slug);
    this.#marking = new Marking(document.getElementById("text"));
    this.#hear();
    this.#offer();
    new ResizeObserver(() => this.#fit()).observe(bar);
    addEventListener("resize", () => this.#fit());
  }

  static get isPossible() {
    return Sound.isPossible;
  }

  // What the page offers

  #offer() {
    document.addEventListener("click", (event) => this.#clicked(event));
    this.#bar.addEventListener("change", ({ target }) => this.#changed(target));
    for (const each of document.querySelectorAll("[data-listen]")) each.hidden = false;
    const resumed = this.#place.find();
    for (const each of resumed ? document.querySelectorAll("[data-resume]") : []) {
      each.hidden = false;
      each.querySelector("[data-quote]").textContent = textOf(resumed).trim();
    }
    const first = document.querySelector("[data-listen]");
    for (const name of ["pointerenter", "focus"]) first?.addEventListener(name, () => this.#ready().catch(() => {}), { once: true });
  }

  #clicked(event) {
    const button = event.target.closest("button[data-do]");
    if (button) this.#does[button.dataset.do]?.(button);
    else if (this.#cue && getSelection().isCollapsed) this.#pointed(event.target);
  }

  /** A click on a sentence while something plays: go there. */
  #pointed(target) {
    const sentence = target.closest?.(".text :is(p, h2, h3) > [id]");
    if (sentence && !target.closest("a, button, summary")) this.#go(sentence.id);
  }

  #changed({ name, value, labels, selectedOptions }) {
    if (!this.#changes[name]) return;
    this.#changes[name](value);
    this.#tell(`${labels[0].textContent.trim()}: ${selectedOptions[0].textContent.trim()}`);
  }

  #does = {
    listen: (button) => this.#listen(button.dataset.listen),
    resume: () => this.#go(this.#place.find()),
    toggle: () => (this.#sound.isPlaying ? this.#pause() : this.#play()),
    stop: () => this.#stop(),
    home: () => {
      this.#marking.focus();
      this.#marking.follow();
    },
    back: () => this.#go(this.#backTo()),
    on: () => this.#go(this.#script.step(this.#cue.id)),
    "word-back": () => this.#byWord(-1),
    "word-on": () => this.#byWord(1),
    "paragraph-back": () => this.#byParagraph(-1),
    "paragraph-on": () => this.#byParagraph(1),
    "turn-back": () => this.#go(this.#turnBack()),
    "turn-on": () => this.#go(this.#script.turn(this.#cue.id, 1)),
    "speaker-on": () => this.#go(this.#script.turn(this.#cue.id, 1, true)),
    question: () => this.#go(this.#script.question(this.#cue.id, textOf)),
    only: () => this.#only(),
    directions: () => this.#directions(),
    more: () => this.#more(),
  };

  #changes = {
    rate: (value) => this.#ask("rate", value),
    pauses: (value) => this.#ask("pauses", value),
    sleep: (value) => this.#sleepAfter(value),
  };

  // What is asked of the server

  get #query() {
    return this.#bar.dataset.query ? `?${this.#bar.dataset.query}` : "";
  }

  async #load(id) {
    const answer = await ask(`${this.#bar.dataset.sentences}${id}${this.#query}`);
    const form = await answer.formData();
    const sound = form.get("sound");
    return { cue: JSON.parse(await form.get("cue")), sound: await sound.arrayBuffer() };
  }

  /** Have the script at hand, and the first sentence. */
  #ready() {
    this.#loading ??= Script.at(`${this.#bar.dataset.script}${this.#query}`).then((script) => {
      if (this.#script) Object.assign(script, { only: this.#script.only, directions: this.#script.directions });
      this.#script = script;
      this.#sound.prepare(script.from(this.#start()));
      this.#sound.open().catch(() => {}); // it is told when sound is asked for
    });
    this.#loading.catch(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** Ask for other sound from now on: another speed, other pauses. Go on at the same word. */
  async #ask(name, value) {
    const query = new URLSearchParams(this.#bar.dataset.query);
    query.set(name, value);
    this.#bar.dataset.query = query;
    const { word } = this.#sound.place ?? {};
    this.#loading = null;
    this.#sound.forget();
    this.#keep(name, value);
    await this.#ready();
    if (this.#cue && this.#sound.isPlaying) await this.#sound.start(this.#cue.id, { word: word >= 0 ? word : null });
    this.#tellLeft();
  }

  /** Keep a choice as the view settings do. */
  #keep(name, value) {
    fetch("/settings", { method: "POST", body: new URLSearchParams({ [name]: value }), redirect: "manual" }).catch(() => {});
  }

  // Where to

  /** Where listening begins: at what is selected, at the place that the address names, else at the title. */
  #start() {
    const selected = getSelection().isCollapsed ? null : getSelection().anchorNode?.parentElement?.closest(".text :is(p, h2, h3) > [id]");
    const named = selected ?? (location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null);
    if (named && this.#script?.places.has(named.id)) return named.id;
    const turn = named?.id && this.#script?.first(named.id);
    return turn || this.#script?.utterances[0].id || "t0-s1";
  }

  async #listen(turn) {
    await this.#ready().catch((error) => this.#trouble(error));
    if (this.#script) await this.#go(turn ? this.#script.first(turn) : this.#script.from(this.#start()));
  }

  async #play() {
    if (!this.#cue) return this.#listen(null);
    await this.#sound.resume();
    return this.#say("playing");
  }

  #pause() {
    this.#sound.pause();
    this.#say("paused");
  }

  async #go(id, options = {}) {
    await this.#ready().catch((error) => this.#trouble(error));
    const there = id && this.#script?.from(id);
    if (!there) return this.#say("nothing");
    this.#open();
    const silent = !this.#sound.isPlaying;
    await this.#sound.start(there, options);
    if (silent && this.#sound.isPlaying) this.#say("playing");
    return null;
  }

  /** The begin of this sentence, or the one before where this has hardly begun. */
  #backTo() {
    const { seconds } = this.#sound.place ?? { seconds: 0 };
    return seconds > 2 ? this.#cue.id : this.#script.step(this.#cue.id, -1) ?? this.#cue.id;
  }

  #turnBack() {
    const here = this.#script.first(this.#script.of(this.#cue.id).turn_id);
    const { seconds } = this.#sound.place ?? { seconds: 0 };
    return here !== this.#cue.id || seconds > 2 ? here : this.#script.turn(this.#cue.id, -1) ?? here;
  }

  #byWord(by) {
    const { word } = this.#sound.place ?? { word: -1 };
    const there = word + by;
    if (there >= 0 && there < this.#cue.words.length) return this.#sound.start(this.#cue.id, { word: there });
    const other = this.#script.step(this.#cue.id, by);
    return this.#go(other, by < 0 ? { seconds: 1e6 } : {});
  }

  #byParagraph(by) {
    const paragraph = (id) => document.getElementById(id)?.closest("p, h2, h3");
    const here = paragraph(this.#cue.id);
    const first = (id) => {
      const before = this.#script.step(id, -1);
      return before && paragraph(before) && paragraph(before) === paragraph(id) ? first(before) : id;
    };
    const other = this.#script.step(this.#cue.id, by, (each) => !here || paragraph(each.id) !== here);
    return this.#go(other && (by < 0 ? first(other) : other));
  }

  // What happens

  #hear() {
    const sound = this.#sound;
    sound.addEventListener("utterance", ({ detail }) => this.#spoken(detail));
    sound.addEventListener("word", ({ detail }) => this.#marking.word(detail));
    sound.addEventListener("state", () => this.#tellState());
    sound.addEventListener("end", () => this.#ended());
    sound.addEventListener("trouble", ({ detail }) => this.#trouble(detail.error));
    this.#marking.addEventListener("following", () => {
      this.#part("[data-do=home]").hidden = this.#marking.isFollowing || !this.#cue;
    });
    session.steer({
      play: () => this.#play(),
      pause: () => sound.pause(),
      stop: () => this.#stop(),
      previoustrack: () => this.#does["turn-back"](),
      nexttrack: () => this.#does["turn-on"](),
      seekbackward: () => this.#does.back(),
      seekforward: () => this.#does.on(),
    });
  }

  #spoken(cue) {
    this.#cue = cue;
    this.#marking.show(cue);
    const { turn_id: turn, seconds } = this.#script.of(cue.id);
    Object.assign(this.#script.of(cue.id), { seconds: cue.seconds ?? seconds, guessed: false });
    if (document.getElementById(cue.id)) this.#place.keep(cue.id);
    if (this.#sleep === "turn" && this.#lastTurn && turn !== this.#lastTurn) {
      this.#pause();
      this.#sleepAfter("0");
    }
    this.#lastTurn = turn;
    this.#tellSpeaker();
    this.#tellLeft();
  }

  #ended() {
    this.#place.forget();
    this.#say("end");
  }

  #stop() {
    this.#sound.pause();
    this.#marking.focus();
    this.#marking.clear();
    this.#cue = null;
    session.tell("none");
    // A button that goes while it has the focus keeps a screen reader from saying where that went.
    this.#closing = setTimeout(() => {
      this.#bar.hidden = true;
      this.#fit();
    }, PAUSE);
  }

  #only() {
    const speaker = this.#speaker();
    if (!this.#script.only && !speaker) return;
    this.#script.only = this.#script.only ? null : this.#script.of(this.#cue.id).speaker_id ?? this.#speakerId();
    this.#sound.forget();
    this.#say(this.#script.only ? "only" : "everybody", speaker);
    this.#tellSpeaker();
    this.#go(this.#cue.id);
  }

  #directions() {
    this.#script.directions = !this.#script.directions;
    this.#bar.toggleAttribute("data-no-directions", !this.#script.directions);
    this.#say(this.#script.directions ? "directions" : "no-directions");
    this.#tellState();
    this.#tellLeft();
  }

  #sleepAfter(value) {
    clearTimeout(this.#timer);
    this.#sleep = value;
    this.#part("[name=sleep]").value = value;
    if (Number(value)) {
      this.#timer = setTimeout(() => {
        this.#pause();
        this.#sleepAfter("0");
      }, Number(value) * MINUTE);
    }
  }

  #timer = 0;

  // What is told

  #part(selector) {
    return this.#bar.querySelector(selector);
  }

  #open() {
    clearTimeout(this.#closing);
    this.#bar.hidden = false;
    this.#fit();
  }

  #more() {
    const sheet = this.#part(".sheet");
    sheet.hidden = !sheet.hidden;
    this.#part("[data-do=more]").setAttribute("aria-expanded", String(!sheet.hidden));
    this.#fit();
    if (this.#marking.isFollowing) this.#marking.follow();
  }

  /** Say a sentence of the page's once, where screen readers hear it. */
  #say(name, speaker = "") {
    const sentence = this.#bar.dataset[`say${name.replace(/(^|-)(\w)/g, (_, dash, letter) => letter.toUpperCase())}`] ?? "";
    const [before, after] = sentence.split("{name}");
    const named = () => Object.assign(this.#part("[data-speaker]").cloneNode(), { textContent: speaker });
    this.#tell(before, ...(after === undefined ? [] : [named(), after]));
  }

  /** Say a sentence, of text and elements, where screen readers hear it; said again, it is heard again. */
  #tell(...sentence) {
    const status = this.#part("[role=status]");
    status.textContent = "";
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => status.replaceChildren(...sentence), PAUSE);
  }

  #trouble(error) {
    this.#open();
    if (error.detail) this.#tell(error.detail);
    else this.#say([429, 503].includes(error.status) ? "busy" : "trouble");
  }

  #speakerId() {
    const turn = this.#script.of(this.#cue.id).turn_id;
    return this.#script.utterances.find((each) => each.turn_id === turn && each.speaker_id)?.speaker_id ?? null;
  }

  #speaker() {
    const turn = this.#cue && this.#script.of(this.#cue.id).turn_id;
    return (turn && document.getElementById(turn)?.textContent.trim()) || "";
  }

  #tellSpeaker() {
    const speaker = this.#speaker();
    this.#part("[data-speaker]").textContent = speaker;
    for (const each of this.#bar.querySelectorAll("[data-only-name]")) each.textContent = speaker;
    const only = this.#part("[data-do=only]");
    only.hidden = !speaker && !this.#script.only;
    only.querySelector("[data-when=everybody]").hidden = Boolean(this.#script.only);
    only.querySelector("[data-when=only]").hidden = !this.#script.only;
    const heading = document.querySelector("h1")?.textContent.trim();
    const title = textOf(this.#cue.id).trim() || heading;
    session.show({ title, artist: speaker, album: heading });
  }

  #tellState() {
    const playing = this.#sound.isPlaying;
    this.#bar.dataset.state = playing ? "playing" : "paused";
    for (const each of this.#bar.querySelectorAll("[data-when=paused]")) each.hidden = playing;
    for (const each of this.#bar.querySelectorAll("[data-when=playing]")) each.hidden = !playing;
    const heard = !this.#bar.hasAttribute("data-no-directions");
    for (const each of this.#bar.querySelectorAll("[data-when=directions]")) each.hidden = !heard;
    for (const each of this.#bar.querySelectorAll("[data-when=no-directions]")) each.hidden = heard;
    session.tell(this.#bar.dataset.state);
  }

  #tellLeft() {
    if (!this.#cue) return;
    const minutes = Math.ceil(this.#script.secondsFrom(this.#cue.id) / 60);
    const left = this.#part("[data-left]");
    left.textContent = counted(left.dataset.left, minutes);
    const there = document.getElementById(this.#cue.id) ? this.#cue.id : null;
    for (const link of this.#bar.querySelectorAll("[data-link]")) {
      link.hidden = !there;
      if (there) link.href = Place.address(this.#bar.dataset.base, link.dataset.link, there);
    }
  }

  #fit() {
    fit(this.#bar, this.#marking.isFollowing);
  }
}
