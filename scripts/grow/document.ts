import { readFileSync } from "node:fs";

/**
 * A document grown from the two contracts of `specs/`: so many copies of everything that is in them, each under names of
 * its own, in OpenAPI 3.1. Text is copied as it was written, comments and white space too.
 */
export function grownDocument(copies: number): string {
  const contracts = [readContract("rapidly"), readContract("cloudglue")];
  const numbers = Array.from({ length: copies }, (_, index) => index + 1);
  const all = (part: keyof Contract) =>
    numbers.flatMap((number) => contracts.map((contract) => renamed(contract[part], number))).join("");
  return `openapi: 3.1.0
info:
  title: Grown
  description: ${copies} copies of the contracts in one document.
  version: 1.0.0
servers:
  - url: https://api.example.com
security:
  - bearerAuth: []

paths:
${all("paths")}
components:
  securitySchemes:
    bearerAuth:
      type: http
      scheme: bearer

  schemas:
${all("schemas")}`;
}

/** What of a contract is copied: the entries of `paths` and of `components.schemas`, as they are written. */
interface Contract {
  readonly paths: string;
  readonly schemas: string;
}

function readContract(name: string): Contract {
  const text = readFileSync(new URL(`../../specs/${name}.yaml`, import.meta.url), "utf8")
    // The one thing that OpenAPI 3.0 says in its own way in them.
    .replace(/type: (\w+)\n *nullable: true\n/g, 'type: [$1, "null"]\n');
  return { paths: between(text, "\npaths:\n", "\ncomponents:\n"), schemas: between(text, "\n  schemas:\n", undefined) };
}

function between(text: string, start: string, end: string | undefined): string {
  const from = text.indexOf(start) + start.length;
  return `${text.slice(from, end === undefined ? undefined : text.indexOf(end)).trimEnd()}\n\n`;
}

/** A copy under its own names: those of its schemas, operations and paths. The first keeps those of the contract. */
function renamed(text: string, number: number): string {
  if (number === 1) return text;
  return text
    .replace(/(#\/components\/schemas\/\w+)/g, `$1${number}`)
    .replace(/^( {4}[A-Z]\w*):$/gm, `$1${number}:`)
    .replace(/^( +operationId: \w+)$/gm, `$1${number}`)
    .replace(/^( {2}\/(?:api\/)?shares?)\//gm, `$1${number}/`);
}

/** How many schemas a document of so many copies has. */
export function schemasIn(document: string): number {
  return document.slice(document.indexOf("\n  schemas:\n")).match(/^ {4}\w+:$/gm)?.length ?? 0;
}
