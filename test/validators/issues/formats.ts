import type { Mistake, Topic } from "./topic.js";

/** A string or a number of each format, nearly. */
const nearly: Readonly<Record<string, unknown>> = {
  "date-time": "2025-03-01T09:30:00",
  date: "01.03.2025",
  time: "09:30",
  duration: "90 minutes",
  email: "ada@",
  "idn-email": "ada",
  hostname: "shares_example.com",
  "idn-hostname": "-ä.example",
  ipv4: "192.168.0.256",
  ipv6: "1::2::3",
  uri: "/share/1",
  "uri-reference": "a share",
  iri: "ä",
  "iri-reference": "ä ö",
  uuid: "5b1c0f6e",
  uuid4: "5b1c0f6e-3a47-1d0e-9c55-1f2e3d4c5b6a",
  "uri-template": "/shares/{id",
  "json-pointer": "prices/0",
  "relative-json-pointer": "/prices",
  regex: "(a",
  byte: "not base64!",
  int8: 128,
  int16: 40_000,
  int32: 2 ** 31,
  int64: 2 ** 64,
  uint8: 256,
  uint16: -1,
  uint32: 2 ** 32,
  uint64: -1,
  float: 1e39,
};

const entries = Object.entries(nearly);
const numbers = entries.filter(([, value]) => typeof value === "number").map(([format]) => format);

/** The format in words that make a name: `idn-email` is `IdnEmailFormat`. */
function nameOf(format: string): string {
  return `${format.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Format`;
}

function schemaOf(format: string) {
  return { type: !numbers.includes(format) ? "string" : format === "float" ? "number" : "integer", format };
}

export const formats: Topic = {
  schemas: {
    ...Object.fromEntries(entries.map(([format]) => [nameOf(format), schemaOf(format)])),
    DateOrNumber: { type: ["string", "number", "null"], format: "date" },
    ShortEmail: { type: "string", format: "email", maxLength: 10 },
    DayOrTime: {
      anyOf: [
        { type: "string", format: "date" },
        { type: "string", format: "date-time" },
      ],
    },
    HostAddress: {
      anyOf: [{ type: "string", format: "ipv4" }, { type: "string", format: "ipv6" }, { const: "localhost" }],
    },
    AnyUuid: { format: "uuid" },
    Small: { type: "integer", format: "int32", minimum: 0 },
  },
  mistakes: [
    ...entries.map(([format, value]): Mistake => [`nearly ${format}`, nameOf(format), value]),
    ["a number for a date and time", "DateTimeFormat", 1742774400],
    ["a fraction for a 32-bit integer", "Int32Format", 1.5],
    ["a text for a 32-bit integer", "Int32Format", "1"],
    ["no date, where a number would do as well", "DateOrNumber", "tomorrow"],
    ["neither a date nor a number", "DateOrNumber", true],
    ["an email address that is none, and too long", "ShortEmail", "ada lovelace"],
    ["an email address that is too long", "ShortEmail", "ada@example.com"],
    ["neither a day nor a time", "DayOrTime", "tomorrow"],
    ["a number for a day or a time", "DayOrTime", 20250301],
    ["an address of no kind", "HostAddress", "example.com"],
    ["a text that is no UUID, where anything else will do", "AnyUuid", "a"],
    ["a negative number for a small one", "Small", -1],
    ["a number that is no integer, and negative", "Small", -1.5],
  ],
};
