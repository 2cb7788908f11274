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

const pattern = (source: string) => ({ ...string, pattern: source });

relations("patterns", [
  [{ ...string, maxLength: 0 }, "same", { const: "" }],
  [pattern("^.*$"), "in", string],
  [pattern("^[\\s\\S]*$"), "same", string],
  [{ enum: ["ab", "cd"] }, "in", pattern("^[a-z]{2}$")],
  [pattern("^[a-z]+$"), "in", pattern("^[a-z0-9]*$")],
  [pattern("^a"), "in", pattern("a")],
  [pattern("^[a-z]{3}$"), "same", { ...pattern("^[a-z]+$"), minLength: 3, maxLength: 3 }],
  [pattern("^[a-z]*$"), "same", pattern("^[a-z]+$|^$")],
  [pattern("^(?:a|b)$"), "same", { enum: ["a", "b"] }],
  [pattern("^a(?:b|c)$"), "same", pattern("^(?:ab|ac)$")],
  [pattern("^\\d{4}$"), "same", pattern("^[0-9]{4}$")],
  [{ ...string, minLength: 1 }, "same", pattern("[\\s\\S]")],
  [pattern("^(?!x-)"), "same", { ...string, not: pattern("^x-") }],
  [{ ...string, allOf: [pattern("^a"), pattern("b$")] }, "in", { ...string, minLength: 2 }],
  [{ ...string, format: "date" }, "in", pattern("^\\d{4}-\\d{2}-\\d{2}$")],
  [{ ...string, format: "uuid" }, "in", { ...string, minLength: 36, maxLength: 36 }],
  [{ ...string, format: "ipv4" }, "apart", pattern("^10\\.")],
  [pattern("^(\\w)\\1$"), "in", string],
  [pattern("^(\\w)\\1$"), "same", { anyOf: [pattern("^(\\w)\\1$"), { ...pattern("^(\\w)\\1$"), minLength: 3 }] }],
]);

// A backtracking matcher would take years for these.
relations("patterns that nearly match in very many ways", [
  [{ ...pattern("^(a+)+b$"), minLength: 40 }, "in", { ...string, minLength: 40 }],
  [{ ...pattern("^(a|a)*$"), minLength: 40 }, "apart", { ...pattern("^(a|a)*c$"), minLength: 40 }],
  [{ ...pattern("^(([a-z])+.)+[A-Z]([a-z])+$"), maxLength: 100_000 }, "in", pattern("^(([a-z])+.)+[A-Z]([a-z])+$")],
]);
