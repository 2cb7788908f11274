import type { Content } from "../contents.js";
import type { Validator } from "../validation.js";
import { multipart, writeParts } from "./multipart.js";

/** A multipart body of which the contract lists no properties: a part for each entry of `FormData`, or each property of an object. */
export function anyMultipart(validator?: Validator<unknown>, mediaType?: string): Content {
  const content = multipart(validator, {}, mediaType);
  return {
    ...content,
    write: (value, contentType = content.mediaType) =>
      value instanceof FormData ? writeParts(entriesOf(value), {}, contentType) : content.write(value, contentType),
  };
}

/** Not every project has the types of `FormData` as an iterable. */
function entriesOf(data: FormData): (readonly [string, unknown])[] {
  const entries: (readonly [string, unknown])[] = [];
  data.forEach((value, name) => {
    entries.push([name, value]);
  });
  return entries;
}
