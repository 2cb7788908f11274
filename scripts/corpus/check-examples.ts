import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { fileSystemHost } from "../../generator/1-load/host.js";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { analyseContract } from "../../generator/compile.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import type { Strictness } from "../../generator/diagnostics/message.js";
import { oracleOf } from "../../test/validators/oracle.js";
import { type Example, examplesOf } from "./examples.js";
import { inJsonSchema } from "./json-schema.js";

// Run for one document that was generated: has its validators and z-schema judge every example in it, each of a component
// schema. Prints how often they agree, and each example that they judge otherwise.
//
//     check-examples.ts DOCUMENT PACKAGE STRICTNESS

const [document = "", folder = "", strictness = "standard"] = process.argv.slice(2);
console.log(JSON.stringify(await check()));

/** How validators and oracle judge the examples of a document. */
export interface ExampleVerdicts {
  readonly agreed: number;
  /** Schemas that the oracle cannot compile, which say nothing. */
  readonly unjudged: number;
  readonly disagreed: readonly { readonly schema: string; readonly example: string; readonly valid: boolean }[];
}

async function check(): Promise<ExampleVerdicts> {
  const text = readFileSync(document, "utf8");
  const contract = /^\s*\{/.test(text)
    ? JSON.parse(text)
    : parse(text, { merge: true, maxAliasCount: -1, uniqueKeys: false });
  const model = analyseContract(
    document,
    { host: fileSystemHost, root: process.cwd() },
    createDiagnostics(strictness as Strictness),
  );
  if (model === undefined) throw new Error(`${document} is refused`);
  const module = pathToFileURL(resolve(join(folder, "dist", model.api.name, "validators.js"))).href;
  const validators = (await import(module)) as Record<string, (value: unknown) => boolean>;
  const components = inJsonSchema(contract);
  let agreed = 0;
  let unjudged = 0;
  const disagreed: ExampleVerdicts["disagreed"][number][] = [];
  for (const [schema, examples] of bySchema(examplesOf(contract))) {
    const names = model.names.get(`#/components/schemas/${escaped(schema)}` as SchemaId);
    const is = names && validators[names.is];
    const oracle = is && oracleFor(schema);
    for (const value of examples) {
      if (oracle === undefined || is === undefined) unjudged++;
      else if (is(value) === oracle(schema, value)) agreed++;
      else disagreed.push({ schema, example: JSON.stringify(value).slice(0, 300), valid: is(value) });
    }
  }
  return { agreed, unjudged, disagreed };

  /** All of the components, as a schema may refer to any of them. */
  function oracleFor(schema: string) {
    try {
      return oracleOf(components, undefined, [schema]);
    } catch {
      return undefined;
    }
  }
}

function bySchema(examples: readonly Example[]): ReadonlyMap<string, readonly unknown[]> {
  const map = new Map<string, unknown[]>();
  for (const { schema, value } of examples) map.set(schema, [...(map.get(schema) ?? []), value]);
  return map;
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
