import { readFileSync } from "node:fs";
import ts from "typescript";

/**
 * The places in a generated file where a payload's global stands as code: outside of every string and comment. It
 * need not have run to be wrong: a declaration file never runs.
 */
export function payloadsInCode(path: string): readonly string[] {
  if (!/\.[jt]s$/.test(path)) return [];
  const text = readFileSync(path, "utf8");
  if (!text.includes("__PWN")) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === "__PWN") {
      found.push(`${path}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
