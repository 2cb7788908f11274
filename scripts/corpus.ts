import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { formatRow, summaryOf } from "./corpus/report.js";
import { runDocument } from "./corpus/run-document.js";

// Generates a package for every OpenAPI document of a folder, type-checks it under two versions of TypeScript with the
// strictest settings, and imports it. Prints a row for each document, and one JSON line of totals. Fails where what was
// generated does not compile or cannot be imported, or where specmill itself crashed; a refused document is no failure.
//
//     npm run corpus -- FOLDER [NAME...]

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: npm run corpus -- FOLDER [NAME...]");
  process.exitCode = 2;
} else if (!existsSync(folder)) {
  console.log(`There are no documents at ${folder}: nothing to do.`);
} else {
  const documents = readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .filter((name) => names.length === 0 || names.some((each) => name.startsWith(each)));
  const work = mkdtempSync(join(tmpdir(), "specmill-corpus-"));
  const modules = resolve(import.meta.dirname, "../node_modules");
  mkdirSync(join(work, "node_modules"));
  symlinkSync(join(modules, "openapi-fetch"), join(work, "node_modules/openapi-fetch"));
  symlinkSync(join(modules, "openapi-typescript-helpers"), join(work, "node_modules/openapi-typescript-helpers"));
  try {
    const rows = documents.map((name) => {
      const row = runDocument(resolve(folder, name), work);
      console.log(formatRow(row));
      return row;
    });
    const summary = summaryOf(rows);
    console.log(JSON.stringify(summary));
    process.exitCode = summary.crashed + summary.uncompiled + summary.unimported > 0 ? 1 : 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
