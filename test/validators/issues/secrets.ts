import type { Topic } from "./topic.js";

const password = { type: "string", format: "password", minLength: 12 };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What no message shows: `secret` stands in every payload, and in no issue. */
export const secrets: Topic = {
  schemas: {
    Password: password,
    Login: { type: "object", properties: { name: { type: "string" }, password }, required: ["password"] },
    Signup: { type: "object", properties: { password: ref("Password"), again: ref("Password") } },
    Phrase: { type: "string", pattern: "^\\w+$" },
    HiddenPhrase: { ...ref("Phrase"), format: "password" },
    Pin: { type: ["string", "null"], format: "password", pattern: "^\\d+$", maxLength: 4 },
    KnownPin: { type: "string", format: "password", enum: ["0000", "1234"], not: { const: "0000" } },
    Keys: { type: "array", items: password, uniqueItems: true },
    KeysByName: { type: "object", additionalProperties: password },
    KeyOrNull: { anyOf: [password, { type: "null" }] },
    KeyOrNumber: { oneOf: [ref("Password"), { type: "integer" }] },
    KeyOrCode: { anyOf: [password, { type: "string", pattern: "^\\d+$" }] },
    ComposedKey: { allOf: [{ format: "password" }, { type: "string", maxLength: 4 }] },
    Unspoken: { format: "password" },
    WithUnspoken: {
      type: "object",
      properties: { any: ref("Unspoken"), key: { format: "password" } },
      required: ["key"],
    },
  },
  mistakes: [
    ["a password that is too short", "Password", "secret"],
    ["a number for a password", "Password", 12345],
    ["no password", "Login", {}],
    ["a null for a password", "Login", { password: null }],
    ["a password that is too short, in an object", "Login", { name: 1, password: "secret" }],
    ["a password that is too short, twice", "Signup", { password: "secret", again: "secret" }],
    ["a password that the schema of another string refuses", "HiddenPhrase", "secret phrase"],
    ["letters in a number", "Pin", "secret"],
    ["a number that is not listed", "KnownPin", "secret"],
    ["a number that is listed, and ruled out", "KnownPin", "0000"],
    ["a key that is too short, in a list", "Keys", ["secret"]],
    ["a key twice", "Keys", ["a secret of many letters", "a secret of many letters"]],
    ["a key that is too short, under a name", "KeysByName", { main: "secret" }],
    ["a key that is too short, where null would do as well", "KeyOrNull", "secret"],
    ["a key that is too short, where a number would do as well", "KeyOrNumber", "secret"],
    ["neither a key nor a number", "KeyOrNumber", ["secret"]],
    ["neither a key nor a code", "KeyOrCode", "secret"],
    ["a key that is too long, composed", "ComposedKey", "secret"],
    ["a key that is missing, and of which nothing is asked", "WithUnspoken", { any: "secret" }],
  ],
};
