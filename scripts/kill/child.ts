import { readFileSync } from "node:fs";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { inTurn } from "../../generator/5-write/in-turn.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { diskKilledAfter, Killed } from "../../test/harness/failing-disk.js";
import { type DiskName, disks } from "./disks.js";

// The last part of `specmill generate` in a process of its own: takes its turn and writes a package that was compiled
// before, to one of the disks. Says when it begins. With a number it kills itself before that operation.

const [root = "", file = "", name = "system", dieAfter] = process.argv.slice(2);
const contents = JSON.parse(readFileSync(file, "utf8"));
const diagnostics = createDiagnostics();
const whole = disks[name as DiskName];
const disk = dieAfter === undefined ? whole : diskKilledAfter(Number(dieAfter), whole);
process.send?.("begin");
try {
  const done = await inTurn({ path: `${root}/out`, shown: "out" }, { disk }, diagnostics, () => {
    const folder = openOutputFolder("out", [], root, fileSystemHost, diagnostics);
    return folder && write(folder, contents, diagnostics, disk);
  });
  if (done === undefined) console.error(diagnostics.all());
  process.exitCode = done === undefined ? 1 : 0;
} catch (error) {
  if (!(error instanceof Killed)) throw error;
  process.kill(process.pid, "SIGKILL");
}
process.disconnect?.();
