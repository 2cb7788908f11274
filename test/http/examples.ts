import { type ApiName, type Example, examplesOf, readContract } from "../contracts/documents.js";

/** The examples of an API's contract. */
export function examples(api: ApiName): readonly Example[] {
  return examplesOf(readContract(api));
}

/** The example at a place: `request everything`, `200 full`. */
export function cloudglueExample(place: string): unknown {
  return exampleAt("cloudglue", place);
}

/** The example at a place: `request everything`, `200 full`. */
export function rapidlyExample(place: string): unknown {
  return exampleAt("rapidly", place);
}

function exampleAt(api: ApiName, place: string): unknown {
  const found = examples(api).find((example) => example.place === place);
  if (found === undefined) throw new Error(`The contract of ${api} has no example ${place}`);
  return found.value;
}
