import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { type Run, watch } from "../../generator/run/watch.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
let end = new AbortController();
let ended: Promise<unknown> = Promise.resolve();
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "specmill-watch-")));
  end = new AbortController();
});
afterEach(async () => {
  end.abort();
  await ended;
  rmSync(root, { recursive: true });
});

const inRoot = (path: string) => join(root, path);
const save = (path: string, text: string) => writeFileSync(inRoot(path), text);
const types = () => readFileSync(inRoot("out/src/shop/types.ts"), "utf8");

const shop = (schema: string) => `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Price: ${schema}
`;

/** Starts a watch, and gives its runs one after the other: each is waited for, whether it was or is to come. */
function start(duringRun: (run: number) => void = () => {}) {
  const runs: Run[] = [];
  let taken = 0;
  let wake = () => {};
  let stages = 0;
  ended = watch({
    outputs: () => [
      {
        invocation: "",
        output: 0,
        read: () => ({ specs: ["shop.yaml"], out: "out", form: { kind: "package", name: "shop", version: "0.0.0" } }),
      },
    ],
    host: fileSystemHost,
    root,
    end: end.signal,
    onPhase: ({ kind }) => (kind === "analyse" ? duringRun(++stages) : undefined),
    onRun(run) {
      runs.push(run);
      wake();
    },
  });
  const next = async (): Promise<Run> => {
    while (runs[taken] === undefined) await new Promise<void>((resolve) => (wake = resolve));
    return runs[taken++] as Run;
  };
  return {
    runs,
    next,
    /** The first run after which something holds: a save may be seen in several steps. */
    async until(holds: (run: Run) => boolean): Promise<Run> {
      for (;;) {
        const run = await next();
        if (holds(run)) return run;
      }
    },
  };
}

const isGenerated = ({ outcome }: Run) => outcome.kind === "generated";
const codesOf = ({ diagnostics }: Run) => diagnostics.map(({ code }) => code);

test("a save of the document is generated anew, in the files that it reaches", async () => {
  save("shop.yaml", shop("{ type: integer }"));
  const { next } = start();
  const first = await next();
  expect(first).toMatchObject({ changed: [], outcome: { kind: "generated" }, watched: ["shop.yaml"] });
  expect(types()).toContain("= number;");
  save("shop.yaml", shop("{ type: string }"));
  expect(await next()).toMatchObject({ changed: ["shop.yaml"], outcome: { kind: "generated" } });
  expect(types()).toContain("= string;");
  expect(readFileSync(inRoot("out/dist/shop/types.d.ts"), "utf8")).toContain("= string;");
});

test("mistakes are shown, earlier output stays, and the next save mends them", async () => {
  save("shop.yaml", shop("{ type: integer }"));
  const { next } = start();
  await next();
  const before = snapshotOf(inRoot("out"));
  save("shop.yaml", shop("{ type: integr }"));
  const broken = await next();
  expect(broken.outcome).toEqual({ kind: "refused", by: "contract" });
  expect(broken.diagnostics[0]?.at?.source.text).toContain("integr");
  expect(snapshotOf(inRoot("out"))).toEqual(before);
  save("shop.yaml", shop("{ type: boolean }"));
  expect(await next()).toMatchObject({ outcome: { kind: "generated" }, diagnostics: [] });
  expect(types()).toContain("= boolean;");
});

test("a watch can begin with a document that is wrong, or missing", async () => {
  const { next } = start();
  expect(codesOf(await next())).toEqual(["file-missing"]);
  save("shop.yaml", shop("["));
  expect((await next()).outcome).toEqual({ kind: "refused", by: "contract" });
  save("shop.yaml", shop("{ type: integer }"));
  expect((await next()).outcome.kind).toBe("generated");
});

/** What editors and other tools do to a file that they save. */
const savings: Readonly<Record<string, (path: string, text: string) => void>> = {
  "write over it": (path, text) => writeFileSync(path, text),
  "rename another over it": (path, text) => {
    writeFileSync(`${path}~`, text);
    renameSync(`${path}~`, path);
  },
  "rename one from another folder over it": (path, text) => {
    mkdirSync(inRoot("elsewhere"), { recursive: true });
    writeFileSync(inRoot("elsewhere/new"), text);
    renameSync(inRoot("elsewhere/new"), path);
  },
  "move it away, and write a new one": (path, text) => {
    renameSync(path, `${path}.bak`);
    writeFileSync(path, text);
    rmSync(`${path}.bak`);
  },
  "delete it, and write a new one": (path, text) => {
    rmSync(path);
    writeFileSync(path, text);
  },
  "delete it twice": (path, text) => {
    rmSync(path);
    writeFileSync(path, "");
    rmSync(path);
    writeFileSync(path, text);
  },
  "truncate it, and write in pieces": (path, text) => {
    truncateSync(path);
    for (let at = 0; at < text.length; at += 20) writeFileSync(path, text.slice(at, at + 20), { flag: "a" });
  },
  "put a link in its place": (path, text) => {
    // An API is called after the file that the link leads to.
    mkdirSync(inRoot("elsewhere"), { recursive: true });
    writeFileSync(inRoot("elsewhere/shop.yaml"), text);
    rmSync(path);
    symlinkSync("elsewhere/shop.yaml", path);
  },
};

describe.each(Object.entries(savings))("a save that would %s", (_, saveTo) => {
  test("is seen, and the next ones are too", async () => {
    save("shop.yaml", shop("{ type: integer }"));
    const { next, until } = start();
    await next();
    for (const type of ["string", "boolean", "string"]) {
      saveTo(inRoot("shop.yaml"), shop(`{ type: ${type} }`));
      await until((run) => isGenerated(run) && types().includes(`= ${type};`));
      // In several steps, the events of which come one by one: it is there, it is empty, it is there again.
    }
  });
});

test("a save in steps that are seen one by one ends with what was saved last", async () => {
  save("shop.yaml", shop("{ type: integer }"));
  const { next, until } = start();
  await next();
  rmSync(inRoot("shop.yaml"));
  expect(codesOf(await next())).toEqual(["file-missing"]);
  save("shop.yaml", "");
  expect(codesOf(await next())).toEqual(["file-empty"]);
  save("shop.yaml", shop("{ type: string }").slice(0, 40));
  expect((await next()).outcome.kind).toBe("refused");
  save("shop.yaml", shop("{ type: string }"));
  await until(isGenerated);
  expect(types()).toContain("= string;");
});

describe("files that others refer to", () => {
  const referring = shop('{ $ref: "parts/price.yaml" }');

  test("are watched from when they are first referred to, missing ones and their folders too", async () => {
    save("shop.yaml", shop("{ type: integer }"));
    const { next } = start();
    await next();
    save("shop.yaml", referring);
    const missing = await next();
    expect(codesOf(missing)).toEqual(["file-missing"]);
    expect(missing.watched).toEqual(["shop.yaml", "parts/price.yaml"]);
    mkdirSync(inRoot("parts"));
    save("parts/price.yaml", "type: string\n");
    expect(await next()).toMatchObject({ changed: ["parts/price.yaml"], outcome: { kind: "generated" } });
    expect(types()).toContain("= string;");
    save("parts/price.yaml", "type: boolean\n");
    await next();
    expect(types()).toContain("= boolean;");
  });

  test("are watched no longer when nothing refers to them", async () => {
    mkdirSync(inRoot("parts"));
    save("parts/price.yaml", "type: string\n");
    save("shop.yaml", referring);
    const { next, runs } = start();
    expect((await next()).watched).toEqual(["shop.yaml", "parts/price.yaml"]);
    save("shop.yaml", shop("{ type: integer }"));
    expect((await next()).watched).toEqual(["shop.yaml"]);
    save("parts/price.yaml", "type: boolean\n");
    save("shop.yaml", shop("{ type: string }"));
    expect((await next()).changed).toEqual(["shop.yaml"]);
    expect(runs).toHaveLength(3);
  });

  test("may go with their folder, and come back", async () => {
    mkdirSync(inRoot("parts"));
    save("parts/price.yaml", "type: string\n");
    save("shop.yaml", referring);
    const { next, until } = start();
    await next();
    for (const type of ["boolean", "string"]) {
      rmSync(inRoot("parts"), { recursive: true });
      expect(codesOf(await next())).toEqual(["file-missing"]);
      mkdirSync(inRoot("parts"));
      save("parts/price.yaml", `type: ${type}\n`);
      await until(isGenerated);
      expect(types()).toContain(`= ${type};`);
    }
  });
});

test("what is saved during a run is answered by one more run after it", async () => {
  save("shop.yaml", shop("{ type: integer }"));
  const { next, runs } = start((run) => {
    if (run !== 2) return;
    save("shop.yaml", shop("{ type: boolean }"));
    save("shop.yaml", shop("{ type: 'null' }"));
  });
  await next();
  save("shop.yaml", shop("{ type: string }"));
  await next();
  await next();
  expect(types()).toContain("= null;");
  save("shop.yaml", shop("{ type: integer }"));
  await next();
  expect(runs).toHaveLength(4);
});

test("a save of what is there already is nothing to answer, and neither is a change of the output", async () => {
  save("shop.yaml", shop("{ type: integer }"));
  const { next, runs } = start();
  await next();
  save("shop.yaml", shop("{ type: integer }"));
  save("out/src/shop/types.ts", "");
  save("other.yaml", "");
  save("shop.yaml", shop("{ type: string }"));
  await next();
  expect(types()).toContain("= string;");
  expect(runs).toHaveLength(2);
});

test("the end leaves nothing unfinished", async () => {
  save("shop.yaml", shop("{ type: integer }"));
  const { next, runs } = start((run) => (run === 2 ? end.abort() : undefined));
  await next();
  save("shop.yaml", shop("{ type: string }"));
  expect(await ended).toBe("ended");
  expect(runs).toHaveLength(2);
  expect(types()).toContain("= string;");
  const files = filesIn(snapshotOf(inRoot("out")));
  expect(files.filter((path) => path.endsWith(".tmp"))).toEqual([]);
});

function filesIn(snapshot: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(snapshot);
}
