import { relations } from "./asked.js";

const string = { type: "string" };

relations("strings", [
  [{ ...string, minLength: 2 }, "in", { ...string, minLength: 1 }],
  [{ ...string, minLength: 2 }, "apart", { ...string, maxLength: 4 }],
  [{ ...string, minLength: 0 }, "same", string],
  [{ ...string, pattern: ".*" }, "same", string],
  [{ ...string, pattern: "" }, "same", string],
  [{ ...string, pattern: "^" }, "same", string],
  [{ ...string, pattern: "^[a-z]+$" }, "in", string],
  [{ ...string, pattern: "^[a-z]+$", minLength: 3 }, "in", { ...string, pattern: "^[a-z]+$" }],
  [{ ...string, pattern: "^[0-9]+$" }, "apart", { ...string, pattern: "^[a-z]+$" }],
  [{ ...string, format: "uuid" }, "in", string],
  [{ ...string, format: "date-time" }, "apart", { ...string, format: "date" }],
  [{ ...string, format: "uuid4" }, "in", { ...string, format: "uuid" }],
  [{ ...string, format: "ipv4" }, "in", { ...string, format: "hostname" }],
  [{ ...string, format: "email" }, "in", { ...string, format: "idn-email" }],
  [{ ...string, format: "uri" }, "in", { ...string, format: "uri-reference" }],
  [{ ...string, format: "no-format" }, "same", string],
  [{ ...string, minimum: 3 }, "same", string],
  [
    {
      anyOf: [
        { ...string, maxLength: 3 },
        { ...string, minLength: 4 },
      ],
    },
    "same",
    string,
  ],
]);
