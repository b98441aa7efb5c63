/** What is heard of a transcript, in order, and where one may go in it. */

import { ask } from "./server.js";

const QUESTION = /[?？؟;]["”’»)\]]*\s*$/u;

export class Script {
  /** @param {{id: string, turn_id: string?, speaker_id: string?, kind: string, seconds: number}[]} utterances */
  constructor(utterances) {
    this.utterances = utterances;
    this.places = new Map(utterances.map((each, place) => [each.id, place]));
    /** Only this person is heard, where it is one. */
    this.only = null;
    this.directions = true;
  }

  /** Return the script at an address; throw where it cannot be had. */
  static async at(address) {
    const answer = await ask(address);
    return new Script((await answer.json()).utterances);
  }

  of(id) {
    return this.utterances[this.places.get(id)];
  }

  /** Return whether an utterance is heard as things are. */
  isHeard({ kind, speaker_id }) {
    if (this.only) return speaker_id === this.only;
    return this.directions || kind !== "direction";
  }

  /** Return the id of what comes after, or before, `id` and is wanted; null at the end. */
  step(id, by = 1, wanted = () => true) {
    for (let place = this.places.get(id) + by; place >= 0 && place < this.utterances.length; place += by) {
      const each = this.utterances[place];
      if (this.isHeard(each) && wanted(each)) return each.id;
    }
    return null;
  }

  /** Return `id`, or the next that is heard where it is not; null for what nobody can say, such as a row of stars. */
  from(id) {
    if (!this.places.has(id)) return null;
    return this.isHeard(this.of(id)) ? id : this.step(id);
  }

  /** Return the first utterance of the turn after, or before, that of `id`; of the same speaker where that is asked. */
  turn(id, by, sameSpeaker = false) {
    const { turn_id: here } = this.of(id);
    const speaker = this.#speaks(here);
    const found = this.step(id, by, (each) => each.turn_id !== here && (!sameSpeaker || this.#speaks(each.turn_id) === speaker));
    return found && this.first(this.of(found).turn_id);
  }

  /** Return the first utterance of a turn that is heard. */
  first(turn) {
    return this.utterances.find((each) => each.turn_id === turn && this.isHeard(each))?.id ?? null;
  }

  /** Return the next sentence that asks; `textOf` gives the words of an id. */
  question(id, textOf) {
    return this.step(id, 1, (each) => each.kind === "sentence" && QUESTION.test(textOf(each.id)));
  }

  /** Return the seconds from the begin of `id` to the end. */
  secondsFrom(id) {
    let seconds = 0;
    for (let place = this.places.get(id); place < this.utterances.length; place += 1) {
      if (this.isHeard(this.utterances[place])) seconds += this.utterances[place].seconds;
    }
    return seconds;
  }

  #speaks(turn) {
    return this.utterances.find((each) => each.turn_id === turn && each.speaker_id)?.speaker_id ?? null;
  }
}
