import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toPascalCase } from "../../generator/3-analyse/words.js";
import { fileNames, folderOfTag } from "../../generator/4-emit/parts/file-names.js";

const filesOf = (...names: readonly string[]) => Object.fromEntries(fileNames(names, toPascalCase));
const usable = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/;

describe("the names of files", () => {
  test("are those of what they hold, in kebab case", () => {
    expect(filesOf("SharePrice", "HTTPValidationError", "OAuth2Token", "Größe")).toEqual({
      SharePrice: "share-price",
      HTTPValidationError: "http-validation-error",
      OAuth2Token: "o-auth2-token",
      Größe: "groe",
    });
  });

  test("go to the name that they restore, and others get a hash", () => {
    expect(filesOf("ApiKey", "APIKey")).toEqual({
      ApiKey: "api-key",
      APIKey: expect.stringMatching(/^api-key-\w{6}$/),
    });
    expect(filesOf("Con", "Index", "名")).toEqual({
      Con: expect.stringMatching(/^con-\w{6}$/),
      Index: expect.stringMatching(/^index-\w{6}$/),
      名: expect.stringMatching(/^\w{6}$/),
    });
  });

  test("are all different, usable on every system, and do not depend on the order", () => {
    const name = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."aAbB_1é名") }));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 30 }), (names) => {
        const files = fileNames(names, toPascalCase);
        expect(new Set(files.values()).size).toBe(names.length);
        for (const file of files.values()) {
          expect(file).toMatch(usable);
          expect(file).not.toMatch(reserved);
          expect(file.length).toBeLessThan(80);
        }
        expect(Object.fromEntries(fileNames(names.toReversed(), toPascalCase))).toEqual(Object.fromEntries(files));
      }),
    );
  });

  test("stay when another name is added that does not clash", () => {
    expect(filesOf("ApiKey", "SharePrice", "Other")).toMatchObject(filesOf("ApiKey", "SharePrice"));
  });
});

describe("the folder of a tag", () => {
  test.each([
    ["Floating IPs", "floating-ips"],
    ["customer_portal", "customer-portal"],
    ["../x", "x"],
    ["__proto__", "proto"],
    ["Ärzte", "arzte"],
    [undefined, "untagged"],
  ])("%s: %s", (tag, folder) => {
    expect(folderOfTag(tag)).toBe(folder);
  });

  test("has a hash where letters are left out, or where no system takes the name", () => {
    expect(folderOfTag("订单")).toMatch(/^tag-\w{6}$/);
    expect(folderOfTag("API 订单")).toMatch(/^api-\w{6}$/);
    expect(folderOfTag("")).toMatch(/^tag-\w{6}$/);
    expect(folderOfTag("CON")).toMatch(/^con-\w{6}$/);
    expect(folderOfTag("x".repeat(300)).length).toBeLessThan(80);
  });

  test("is usable whatever the tag", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (tag) => {
        expect(folderOfTag(tag)).toMatch(usable);
        expect(folderOfTag(tag)).not.toMatch(reserved);
      }),
    );
  });
});
