import { type ApiName, type Example, examplesOf, readContract } from "../contracts/documents.js";

/** The examples of an API's contract. */
export const examples: Readonly<Record<ApiName, readonly Example[]>> = {
  cloudglue: examplesOf(readContract("cloudglue")),
  rapidly: examplesOf(readContract("rapidly")),
};

/** The example at a place: `request everything`, `200 full`. */
export function cloudglueExample(place: string): unknown {
  return exampleAt("cloudglue", place);
}

/** The example at a place: `request everything`, `200 full`. */
export function rapidlyExample(place: string): unknown {
  return exampleAt("rapidly", place);
}

/** A copy: servers change what they store. */
function exampleAt(api: ApiName, place: string): unknown {
  const example = examples[api].find((each) => each.place === place);
  if (example === undefined) throw new Error(`The contract of ${api} has no example ${place}`);
  return structuredClone(example.value);
}
