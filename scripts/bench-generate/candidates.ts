/** A generator that takes part. */
export interface Candidate {
  readonly name: string;
  /** What it writes, in the words of the table's header. */
  readonly produces: string;
  /** The Node that it runs on: the one that runs the benchmark, or the newer one that some peers need. */
  readonly node: "current" | "newer";
  /**
   * What Node is called with, in an empty folder, to write something to its subfolder `out`. The first is a script,
   * relative to the repository.
   */
  readonly call: (document: string) => readonly string[];
  /** The file that is copied into the folder first. It reads the path of the document from `BENCH_DOCUMENT`. */
  readonly configuration?: string;
}

/** The candidate that all others are compared with: the closest to specmill in what it writes. */
export const reference = "hey-api";

const peers = "scripts/bench-generate/node_modules";
const specmill = {
  produces: "types, unions, validators and clients as a package, built to JavaScript, declarations and source maps",
  call: (document: string) => {
    const name = ["--package", "bench", "--package-version", "1.0.0"];
    return ["dist/cli.js", "generate", document, "--out", "out", ...name, "--quiet"];
  },
};

/**
 * Peers run on the newer Node, which starts quicker, also where they would run on the older. So does specmill, for a
 * comparison on equal terms, and once more on the Node that runs the benchmark.
 */
export const candidates: readonly Candidate[] = [
  { name: "specmill", node: "newer", ...specmill },
  { name: "specmill on this Node", node: "current", ...specmill },
  {
    name: "specmill, plain sources",
    produces: "types, unions, validators and clients, as TypeScript",
    node: "newer",
    call: (document) => ["dist/cli.js", "generate", document, "--out", "out", "--import-extension", "js", "--quiet"],
  },
  {
    name: "openapi-typescript",
    produces: "types, as TypeScript",
    node: "newer",
    call: (document) => [`${peers}/openapi-typescript/bin/cli.js`, document, "--output", "out/types.ts"],
  },
  {
    name: "oazapfts",
    produces: "types and a fetch client, as TypeScript",
    node: "newer",
    call: (document) => [`${peers}/oazapfts/dist/cli.js`, document, "out/client.ts"],
  },
  {
    name: reference,
    produces: "types, zod schemas and a fetch client, as TypeScript",
    node: "newer",
    call: (document) => {
      const plugins = ["@hey-api/typescript", "zod", "@hey-api/sdk", "@hey-api/client-fetch"];
      const flags = ["--no-log-file", "--plugins", ...plugins];
      return [`${peers}/@hey-api/openapi-ts/bin/run.js`, "--input", document, "--output", "out", ...flags];
    },
  },
  {
    name: "orval",
    produces: "types, zod schemas and a fetch client, as TypeScript",
    node: "newer",
    call: () => [`${peers}/orval/dist/bin/orval.mjs`, "--config", "orval.config.mjs"],
    configuration: "orval.config.mjs",
  },
  {
    name: "kubb 5",
    // Its plugins for types and clients are not published for version 5.
    produces: "zod schemas only, as TypeScript",
    node: "newer",
    call: () => [`${peers}/kubb/bin/kubb.js`, "generate", "--config", "kubb-5.config.mjs", "--silent"],
    configuration: "kubb-5.config.mjs",
  },
  {
    name: "kubb 4",
    produces: "types, zod schemas and a fetch client, as TypeScript",
    node: "newer",
    call: () => [`${peers}/@kubb/cli/bin/kubb.cjs`, "generate", "--config", "kubb-4.config.mjs", "--silent"],
    configuration: "kubb-4.config.mjs",
  },
];
