import type { Content, Reading } from "../contents.js";
import type { StreamSettings } from "../streams/items.js";
import type { Validator } from "../validation.js";

/** The validator of items of which the contract says nothing. */
export const anyItem: Validator<unknown> = (value) => ({ value });

type ReadItems = (body: ReadableStream<Uint8Array> | null, settings: StreamSettings<unknown>) => AsyncIterable<unknown>;

/** A body of many items, which are read and validated while they come. Only responses are streams. */
export function itemStream(mediaType: string, read: ReadItems, validator: Validator<unknown>): Content {
  return {
    mediaType,
    write() {
      throw new TypeError(`A body of ${mediaType} cannot be sent`);
    },
    read: async ({ body }, reading) => ({ value: read(body, settingsOf(reading, validator)), text: "" }),
  };
}

function settingsOf({ subject, signal, validation }: Reading, validator: Validator<unknown>): StreamSettings<unknown> {
  return {
    subject,
    signal,
    validator: validation === "off" ? (value) => ({ value }) : validator,
    ...(typeof validation === "function" && { onInvalid: validation }),
  };
}
