import type { Decoded, Decoder } from "./items.js";

/** How a format divides a body into records: lines, or what stands between two separators. */
export interface RecordFormat {
  /** The bytes that end a record. A line feed right after a carriage return that ended one belongs to it. */
  readonly separators: readonly [number, number?];
  /** The most bytes that a record may have. */
  readonly limit: number;
  /**
   * What a record completes, if it completes something. The last record is what comes after the last separator; it has
   * none, and may be empty. The bytes are valid during the call only.
   */
  decode(record: Uint8Array, separator: number | undefined): Decoded | undefined;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Divides a body into records, however it is cut into chunks. All separators are ASCII, which in UTF-8 is never a part
 * of another character, so that records are divided before they are decoded. A byte order mark at the beginning of the
 * body belongs to no record.
 */
export function decodeRecords({ separators: [first, second = first], limit, decode }: RecordFormat): Decoder {
  /** The beginning of a record whose end has not come yet: the first `length` bytes. */
  let begun = new Uint8Array(0);
  let length = 0;
  let lastSeparator: number | undefined;
  let isStart = true;

  function begin(bytes: Uint8Array): void {
    if (length + bytes.length > begun.length) {
      const longer = new Uint8Array(Math.max(2 * begun.length, length + bytes.length));
      longer.set(begun.subarray(0, length));
      begun = longer;
    }
    begun.set(bytes, length);
    length += bytes.length;
  }

  function finish(bytes: Uint8Array, separator: number | undefined): Decoded | undefined {
    let record = bytes;
    if (length > 0) {
      begin(bytes);
      record = begun.subarray(0, length);
      length = 0;
    }
    if (isStart && record[0] === 0xef && record[1] === 0xbb && record[2] === 0xbf) record = record.subarray(3);
    isStart = false;
    return decode(record, separator);
  }

  return {
    *decode(chunk) {
      let start = 0;
      for (let index = 0; index < chunk.length; index++) {
        const byte = chunk[index];
        if (byte !== first && byte !== second) continue;
        const isSecondHalf = byte === lineFeed && lastSeparator === carriageReturn && length === 0 && index === start;
        lastSeparator = byte;
        const bytes = chunk.subarray(start, index);
        start = index + 1;
        if (isSecondHalf) continue;
        if (length + bytes.length > limit) return yield { kind: "too-long" };
        const decoded = finish(bytes, byte);
        if (decoded) yield decoded;
      }
      if (length + chunk.length - start > limit) return yield { kind: "too-long" };
      begin(chunk.subarray(start));
    },
    *end() {
      const decoded = finish(new Uint8Array(0), undefined);
      if (decoded) yield decoded;
    },
  };
}
