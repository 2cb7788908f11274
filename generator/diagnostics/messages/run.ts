import { error, information, warning } from "../message.js";
import { didYouMean } from "./phrases.js";

/** Mistakes on the command line and in the configuration, in the revision to compare with, and in the output folder. */
export const runMessages = {
  "api-name-taken": error<{ name: string; first: string; second: string }>(
    ({ name, first, second }) => `\`${first}\` and \`${second}\` would both become the API \`${name}\`.`,
    () => "Rename one of the files: an API has the name of its file.",
  ),
  "api-name-reserved": error<{ name: string; entry: string; use: string }>(
    ({ name, entry, use }) => `\`${entry}\` would become the API \`${name}\`, but that is the folder of ${use}.`,
    () => "Rename the file: an API has the name of its file.",
  ),
  "bump-configuration-missing": error<undefined>(
    () =>
      "`--bump` writes the next version into the configuration, which is not used when the command line names documents.",
    () => "Run `specmill generate --bump` without documents, or give the next version to `--package-version`.",
  ),
  "bump-contracts-unknown": error<{ version: string; why: string }>(
    ({ version, why }) =>
      `The next version depends on what changed in the contracts since ${version} was first generated, and the contracts of that time are not available: ${why}.`,
    () =>
      "Fetch the whole history, or write the next version into the configuration yourself, and generate without `--bump`.",
  ),
  "bump-package-missing": error<undefined>(
    () => "`--bump` raises the version of a package, but what is configured are plain sources, which have none.",
    () => "Add `package` to the configuration, or generate without `--bump`.",
  ),
  "bump-prerelease": error<{ version: string }>(
    ({ version }) => `\`${version}\` is a prerelease or has build metadata, so no rule says which version follows it.`,
    () => "Write the next version into the configuration yourself, and generate without `--bump`.",
  ),
  "call-incomplete": error<{ option: string; missing: string }>(
    ({ option, missing }) => `\`${option}\` says something of a package, but \`${missing}\` is missing.`,
    ({ option, missing }) =>
      `Add \`${missing}\` to generate a package, or leave out \`${option}\` to generate plain sources.`,
  ),
  "call-contradictory": error<{ option: string; reason: string }>(
    ({ option, reason }) => `\`${option}\` cannot be used in this call: ${reason}.`,
    ({ option }) => `Leave out \`${option}\`.`,
  ),
  "configuration-missing": error<{ path: string }>(
    ({ path }) => `The call names no document, and there is no \`specmill\` in \`${path}\` that names one.`,
    () => "Name a document: `specmill openapi.yaml`.",
  ),
  "configuration-invalid": error<{ key: string; expected: string }>(
    ({ key, expected }) => `\`${key}\` must be ${expected}.`,
    ({ key }) => `Correct \`${key}\`.`,
  ),
  "configuration-unknown": error<{ key: string; suggestion: string | undefined }>(
    ({ key, suggestion }) => `\`specmill\` has no setting \`${key}\`.${didYouMean(suggestion)}`,
    () =>
      "Delete it, or use one of `specs`, `out`, `package`, `version`, `packageJson`, `importExtension`, `formats`, `discriminators`, `strictness`, `root`, `include`, `exclude` and `overlays`.",
  ),
  "schema-not-found": error<{ schema: string; document: string; suggestion: string | undefined }>(
    ({ schema, document, suggestion }) => `\`${document}\` has no schema \`${schema}\`.${didYouMean(suggestion)}`,
    () => "Give its name in the document, the name of its type, or a JSON Pointer such as `#/components/schemas/Pet`.",
  ),
  "package-field-unknown": error<{
    key: string;
    use: "generated" | "unknown";
    suggestion: string | undefined;
    fields: readonly string[];
  }>(
    ({ key, use, suggestion }) =>
      use === "generated"
        ? `\`packageJson\` cannot set \`${key}\`: that field is generated.`
        : `\`packageJson\` takes no field \`${key}\`.${didYouMean(suggestion)}`,
    ({ fields }) => `Delete it. The fields are ${fields.map((field) => `\`${field}\``).join(", ")}.`,
  ),
  "diff-incomplete": error<{ count: number }>(
    ({ count }) =>
      `\`specmill diff\` compares an old document with a new one, but the command line names ${count === 0 ? "none" : count}.`,
    () => "Name both, `specmill diff OLD NEW`, or give a revision of git to `--base`.",
  ),
  "git-unavailable": error<{ reason: string }>(
    ({ reason }) => `git is needed to read the documents of a revision, but it cannot be run: ${reason}.`,
    () => "Install git and put it on the PATH, or name two documents.",
  ),
  "git-repository-missing": error<{ reason: string }>(
    ({ reason }) => `The working folder is not in a repository that git can read: ${reason}.`,
    () => "Run specmill inside the repository, or name two documents.",
  ),
  "revision-invalid": error<{ revision: string }>(
    ({ revision }) =>
      `\`${revision}\` cannot be a revision of git: ${revision === "" ? "it is empty" : "it begins with `-`"}.`,
    () => "Give a branch, a tag or a commit to `--base`, such as `main`.",
  ),
  "revision-unknown": error<{ revision: string }>(
    ({ revision }) => `git finds no commit \`${revision}\`.`,
    () => "Correct the revision, or fetch it first: a shallow clone has only the newest commits.",
  ),
  "document-new": information<{ path: string; revision: string }>(
    ({ path, revision }) => `\`${path}\` is a new document: there is none in \`${revision}\` to compare it with.`,
    () => "You need not do anything: nobody can depend on it yet.",
  ),
  "revision-configuration-broken": information<{ path: string; revision: string; problem: string }>(
    ({ path, revision, problem }) =>
      `\`${path}\` does not say which documents were configured in \`${revision}\`: ${problem}.`,
    () => "Check yourself whether a document has been removed from the configuration: specmill cannot.",
  ),
  "revision-file-missing": error<{ path: string; revision: string }>(
    ({ path, revision }) => `There is no file \`${path}\`, neither now nor in \`${revision}\`.`,
    () => "Correct the path: it is relative to the working folder.",
  ),
  "pattern-unmatched": error<{ pattern: string; suggestion: string | undefined }>(
    ({ pattern, suggestion }) => `No operation matches the pattern \`${pattern}\`.${didYouMean(suggestion)}`,
    () =>
      "Write a path with or without a method (`GET /users/{id}`, `/users/**`), `tag:NAME`, `id:OPERATION` or `deprecated`.",
  ),
  "selection-empty": error<undefined>(
    () => "The filter leaves no operation to generate.",
    () => "Include more or exclude less: what `exclude` matches is left out, even where `include` matches it, too.",
  ),
  "format-unknown": error<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) => `There is no format \`${name}\` to turn off.${didYouMean(suggestion)}`,
    () => "Correct the name, or delete it: a format that specmill does not know is never checked.",
  ),
  "sources-not-modules": warning<{ tsconfig: string }>(
    ({ tsconfig }) =>
      `TypeScript will refuse the generated sources: \`${tsconfig}\` has \`verbatimModuleSyntax\`, and without \`"type": "module"\` in \`package.json\` they count as CommonJS.`,
    () => "Run `npm pkg set type=module`.",
  ),
  "output-stale": error<{ path: string; state: "missing" | "different" | "left over" | "not generated" }>(
    ({ path, state }) => `\`${path}\` is stale: ${staleness[state]}.`,
    ({ state }) =>
      state === "not generated" ? "Move it away, or delete it." : "Run `specmill generate` and commit what it writes.",
  ),
};

const staleness = {
  missing: "it would be generated, but does not exist",
  different: "it would be generated with other content",
  "left over": "it would no longer be generated",
  "not generated": "it is not a generated file",
};
