import { readFileSync } from "node:fs";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { systemDisk } from "../../generator/5-write/disk.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { inTurn } from "../../generator/5-write/turn.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { diskKilledAfter, Killed } from "../../test/harness/failing-disk.js";

// The last part of `specmill generate` in a process of its own: takes its turn, and writes a package that was compiled
// before. With a number it kills itself before that operation.

const [root = "", file = "", dieBefore] = process.argv.slice(2);
const contents = JSON.parse(readFileSync(file, "utf8"));
const diagnostics = createDiagnostics();
const disk = dieBefore === undefined ? systemDisk : diskKilledAfter(Number(dieBefore), systemDisk);
try {
  const written = await inTurn({ path: `${root}/out`, shown: "out" }, { disk }, diagnostics, () => {
    const folder = openOutputFolder({ out: "out", specs: [], root, host: fileSystemHost }, diagnostics);
    return folder && write(folder, contents, diagnostics, disk);
  });
  if (written === undefined) console.error(diagnostics.all());
  process.exitCode = written === undefined ? 1 : 0;
} catch (error) {
  if (!(error instanceof Killed)) throw error;
  process.kill(process.pid, "SIGKILL");
}
