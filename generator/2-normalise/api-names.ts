import { basename, extname } from "node:path";

/** The name of the API that is generated from a document: the file's name in kebab-case, or `api` if that is empty. */
export function apiName(path: string): string {
  const words = basename(path, extname(path)).replace(/([a-z0-9])([A-Z])/g, "$1-$2");
  return (
    words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "api"
  );
}
