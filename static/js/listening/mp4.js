/**
 * MP3 frames as fragmented MP4: Firefox's `MediaSource` takes them so, and not as they are.
 *
 * Boxes have the names of ISO/IEC 14496-12. A frame is a sample of the one track, and the track's time counts samples of
 * sound: sentences that are wrapped one after the other follow one another without a gap, as the frames do.
 */

const SAMPLES = 576; // in a frame of MPEG-2 layer III (ISO/IEC 13818-3), as the server sends them
const RATES = [22050, 24000, 16000];
const BIT_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

const TRACK = 1;
const MATRIX = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]; // as it is: neither turned nor scaled
const OFFSETS_FROM_MOOF = 0x020000;
const HAS_OFFSET_AND_SIZES = 0x000201;
const NEEDS_NO_OTHER = 0x02000000; // decoding may begin at any sample

export class Wrapping {
  #pieces = 0;
  #time = 0;

  /** Return whole MP3 frames as a piece of MP4; the first piece begins with what tells which sound it is. */
  wrap(mp3) {
    const frames = new Uint8Array(mp3);
    const { rate, channels, sizes } = framesIn(frames);
    const begin = this.#pieces ? [] : [...fileType(), ...movie(rate, channels)];
    const head = [...begin, ...fragment(++this.#pieces, this.#time, sizes), ...words(8 + frames.length), ...letters("mdat")];
    this.#time += SAMPLES * sizes.length;
    const piece = new Uint8Array(head.length + frames.length);
    piece.set(head);
    piece.set(frames, head.length);
    return piece;
  }
}

function framesIn(bytes) {
  const view = new DataView(bytes.buffer);
  const sizes = [];
  const header = view.getUint32(0);
  const rate = RATES[(header >>> 10) & 3];
  for (let at = 0; at < bytes.length; at += sizes.at(-1)) {
    const word = view.getUint32(at);
    if (word >>> 17 !== 0x7ff9) throw new Error("not a frame of MPEG-2 layer III");
    sizes.push(Math.floor((SAMPLES * 125 * BIT_RATES[(word >>> 12) & 15]) / rate) + ((word >>> 9) & 1));
  }
  return { rate, channels: ((header >>> 6) & 3) === 3 ? 1 : 2, sizes };
}

// Numbers and boxes, as bytes: `short` of two, `words` of four each

const short = (number) => [number >>> 8, number & 255];
const words = (...numbers) => numbers.flatMap((each) => [each >>> 24, (each >>> 16) & 255, (each >>> 8) & 255, each & 255]);
const letters = (text) => [...text].map((each) => each.charCodeAt());
const zeros = (count) => Array(count).fill(0);

function box(name, ...content) {
  const bytes = content.flat();
  return [...words(8 + bytes.length), ...letters(name), ...bytes];
}

/** A `FullBox`: its content begins with its version and its flags. */
const full = (name, version, flags, ...content) => box(name, words((version << 24) | flags), ...content);

const fileType = () => box("ftyp", letters("iso5"), words(0), letters("iso5"));

/** The movie without samples of its own, and what holds for all samples of its fragments. */
function movie(rate, channels) {
  const about = full("mvhd", 0, 0, words(0, 0, rate, 0, 0x10000), short(0x100), zeros(10), words(...MATRIX), zeros(24), words(TRACK + 1));
  const samples = full("trex", 0, 0, words(TRACK, 1, SAMPLES, 0, NEEDS_NO_OTHER));
  return box("moov", about, track(rate, channels), box("mvex", samples));
}

function track(rate, channels) {
  const about = full("tkhd", 0, 7, words(0, 0, TRACK, 0, 0), zeros(12), short(0x100), zeros(2), words(...MATRIX, 0, 0));
  const media = full("mdhd", 0, 0, words(0, 0, rate, 0), short(0x55c4), zeros(2)); // the language is not said
  const handler = full("hdlr", 0, 0, words(0), letters("soun"), zeros(13));
  const here = box("dinf", full("dref", 0, 0, words(1), full("url ", 0, 1)));
  const none = ["stts", "stsc", "stco"].map((name) => full(name, 0, 0, words(0)));
  const table = box("stbl", sound(rate, channels), ...none, full("stsz", 0, 0, words(0, 0)));
  return box("trak", about, box("mdia", media, handler, box("minf", full("smhd", 0, 0, zeros(4)), here, table)));
}

/** The description of the samples: MP3, under the name that QuickTime gave it. */
function sound(rate, channels) {
  const entry = box(".mp3", zeros(6), short(1), zeros(8), short(channels), short(16), zeros(4), short(rate), zeros(2));
  return full("stsd", 0, 0, words(1), entry);
}

function fragment(number, time, sizes) {
  const track = full("tfhd", 0, OFFSETS_FROM_MOOF, words(TRACK));
  const begin = full("tfdt", 1, 0, words(Math.floor(time / 2 ** 32), time));
  const run = (offset) => full("trun", 0, HAS_OFFSET_AND_SIZES, words(sizes.length, offset, ...sizes));
  const made = (offset) => box("moof", full("mfhd", 0, 0, words(number)), box("traf", track, begin, run(offset)));
  return made(made(0).length + 8); // behind the head of `mdat`
}
