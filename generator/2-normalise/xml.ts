import { type ExclusiveFields, reportExclusive } from "./exclusive-fields.js";
import { annotation, readFields, since } from "./reader.js";
import type { ReadableRule } from "./reading.js";

const xmlFields = {
  nodeType: since("3.2", annotation("string")),
  name: annotation("string"),
  namespace: annotation("string"),
  prefix: annotation("string"),
  attribute: annotation("boolean"),
  wrapped: annotation("boolean"),
};

const exclusive: ExclusiveFields = [
  ["nodeType", "attribute"],
  ["nodeType", "wrapped"],
];

/** Reads an XML Object, for the mistakes in it: XML is passed through as text (OAS 3.0 §4.7.26, 3.1 §4.8.26). */
export const xml: ReadableRule = {
  kind: "read",
  read(value, _keywords, reading) {
    readFields(value, "XML Object", xmlFields, reading);
    reportExclusive(value, exclusive, reading);
  },
};
