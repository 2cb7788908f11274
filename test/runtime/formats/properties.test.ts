import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isByte } from "../../../generator/runtime/formats/byte.js";
import { isDate } from "../../../generator/runtime/formats/date.js";
import { isDateTime } from "../../../generator/runtime/formats/date-time.js";
import { isIpv4 } from "../../../generator/runtime/formats/ipv4.js";
import { isIpv6 } from "../../../generator/runtime/formats/ipv6.js";
import { isIriReference } from "../../../generator/runtime/formats/iri-reference.js";
import { fromPunycode, toPunycode } from "../../../generator/runtime/formats/punycode.js";
import { isUri } from "../../../generator/runtime/formats/uri.js";
import { isUriReference } from "../../../generator/runtime/formats/uri-reference.js";
import { isUuid } from "../../../generator/runtime/formats/uuid.js";
import { isUuid4 } from "../../../generator/runtime/formats/uuid4.js";

/** Texts of a few characters, so that some of them are right by chance. */
const textOf = (characters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength });

function holds<T>(values: fc.Arbitrary<T>, check: (value: T) => void): void {
  const property = fc.property(values, (value) => {
    check(value);
  });
  fc.assert(property, { numRuns: 2000 });
}

describe("agrees with another implementation", () => {
  test("ipv4", () => {
    const near = fc.oneof(fc.ipV4(), textOf("0125.", 12));
    holds(near, (text) => expect([text, isIpv4(text)]).toEqual([text, isIPv4(text)]));
  });

  test("ipv6", () => {
    const near = fc.oneof(
      fc.ipV6(),
      textOf("1af:", 12),
      textOf(":1", 20),
      fc.ipV4().map((ip) => `::1:${ip}`),
    );
    holds(near, (text) => expect([text, isIpv6(text)]).toEqual([text, isIPv6(text)]));
  });

  test("date", () => {
    const number = (max: number, length: number) => fc.nat({ max }).map((value) => String(value).padStart(length, "0"));
    const near = fc.tuple(number(9999, 4), number(14, 2), number(33, 2)).map((parts) => parts.join("-"));
    holds(near, (text) => {
      const date = new Date(`${text}T00:00:00Z`);
      expect([text, isDate(text)]).toEqual([
        text,
        !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text),
      ]);
    });
  });

  test("punycode", () => {
    const letters = textOf("abz09-äöüßéßж漢字ひ\u{20000}שלוםगा", 20).filter((text) => /[^ -~]/.test(text));
    holds(letters, (text) => expect(fromPunycode(toPunycode(text))).toBe(text));
    const words = ["bücher", "ελληνικά", "例え", "テスト", "실례", "ليهمابتكلموشعربي؟".slice(0, -1), "почемужеони"];
    expect(words.map((word) => `xn--${toPunycode(word)}`)).toEqual(words.map((word) => domainToASCII(word)));
  });
});

describe("accepts what is right by construction", () => {
  test("uuid", () => {
    holds(fc.uuid({ version: 4 }), (uuid) => expect([isUuid(uuid), isUuid4(uuid)]).toEqual([true, true]));
    holds(fc.uuid({ version: 1 }), (uuid) => expect([isUuid(uuid), isUuid4(uuid)]).toEqual([true, false]));
    const spoilt = fc.tuple(
      fc.uuid(),
      fc.nat({ max: 35 }),
      fc.constantFrom("g", "-", "G", "é", " ", "/", ":", "@", "`"),
    );
    holds(spoilt, ([uuid, at, character]) => {
      const text = uuid.slice(0, at) + character + uuid.slice(at + 1);
      expect([text, isUuid(text)]).toEqual([text, text === uuid]);
    });
  });

  test("date-time", () => {
    const dates = fc.date({
      noInvalidDate: true,
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
    });
    holds(dates, (date) => expect(isDateTime(date.toISOString())).toBe(true));
  });

  test("byte", () => {
    holds(fc.uint8Array(), (bytes) => expect(isByte(Buffer.from(bytes).toString("base64"))).toBe(true));
  });

  test("uri, and every URI is an IRI reference", () => {
    holds(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      expect([url, isUri(url), isIriReference(url)]).toEqual([url, true, true]);
    });
    const parts = textOf("a:/?#[]@%4.é ", 12);
    holds(parts, (text) => {
      const ascii = !/[^ -~]/.test(text);
      if (ascii) expect([text, isIriReference(text)]).toEqual([text, isUriReference(text)]);
      else expect([text, isUriReference(text)]).toEqual([text, false]);
    });
  });
});
