/**
 * The size of consumers of the generated package, bundled by esbuild, minified and gzipped, beside what is aimed at; and
 * what each feature of an operation adds to a call that has only a path parameter, as a table for docs/benchmarks.md:
 *
 *     npm run size
 */
import { bundle, gzipped } from "../../test/harness/bundle.js";
import { type Consumer, consumers, rapidlyPackage } from "../../test/harness/consumers.js";
import { generatedFrom } from "../../test/harness/package.js";
import { type Feature, features, pathOnly } from "./features.js";

const files = await rapidlyPackage();
for (const consumer of consumers) {
  const bundled = await bundle(consumer.code, files);
  const size = gzipped(bundled);
  const shown = [Buffer.byteLength(bundled), size].map((bytes) => String(bytes).padStart(6));
  console.log(`${consumer.name.padEnd(40)} ${shown.join(" B minified ")} B gzipped${verdict(consumer, size)}`);
}

const base = await sizeOf(pathOnly);
console.log("\n| a call with | bytes more, gzipped |\n| --- | ---: |");
console.log(`| ${pathOnly.name} | ${base} in all |`);
for (const feature of features) console.log(`| ${feature.name} | ${(await sizeOf(feature)) - base} |`);

/** The size of a program that creates a client and calls the one operation of a contract. */
async function sizeOf({ contract, code }: Feature): Promise<number> {
  const { files } = await generatedFrom({ "api.json": JSON.stringify(contract) }, "api.json");
  return gzipped(await bundle(code, files));
}

function verdict({ aim, limit }: Consumer, size: number): string {
  const bounds = [
    ["aim", aim],
    ["limit", limit],
  ] as const;
  return bounds
    .map(([name, bound]) => (bound === undefined ? "" : `  ${name} ≤ ${bound} B: ${distance(size - bound)}`))
    .join("");
}

function distance(excess: number): string {
  return excess <= 0 ? "met" : `${excess} B too many`;
}
