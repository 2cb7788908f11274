import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileSystemHost } from "../generator/1-load/host.js";
import { analyseContract } from "../generator/compile.js";
import { createDiagnostics } from "../generator/diagnostics/collector.js";
import type { Strictness } from "../generator/diagnostics/message.js";

// Reads the OpenAPI Initiative's own documents: those that its schemas accept (`pass`) and those that they refuse (`fail`).
// One that they accept must be read; some have a mistake that no schema can see, and are read leniently. One that they
// refuse must be refused by `--strict`: what is sloppy but plain is a warning by default.
//
//     npm run conformance:documents -- FOLDER

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: npm run conformance:documents -- FOLDER");
  process.exitCode = 2;
} else if (!existsSync(folder)) {
  console.log(`There are no documents at ${folder}: nothing to do.`);
} else {
  const documents = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\/(pass|fail)\/[^/]+\.ya?ml$/.test(path),
  );
  const ends = documents.toSorted().map((path) => ({ path, end: endOf(resolve(folder, path)) }));
  for (const { path, end } of ends) if (end !== "right") console.log(`${end}: ${path}`);
  const count = (wanted: string) => ends.filter(({ end }) => end === wanted).length;
  console.log(
    `${ends.length} documents: ${count("right")} right, ${count("lenient")} read leniently, ${count("wrong")} wrong`,
  );
  process.exitCode = count("wrong") > 0 ? 1 : 0;
}

function endOf(path: string): "right" | "lenient" | "wrong" {
  if (path.includes(`${join("/", "fail", "/")}`)) return isRead(path, "strict") ? "wrong" : "right";
  if (isRead(path, "standard")) return "right";
  return isRead(path, "lenient") ? "lenient" : "wrong";
}

function isRead(path: string, strictness: Strictness): boolean {
  const diagnostics = createDiagnostics(strictness);
  return analyseContract(path, { host: fileSystemHost, root: process.cwd(), strictness }, diagnostics) !== undefined;
}
