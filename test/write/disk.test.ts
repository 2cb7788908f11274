import { expect, test } from "vitest";
import { type Disk, patientDisk } from "../../generator/5-write/disk.js";

/** A disk that refuses an operation so many times, and what happens on it. */
function stubborn(refusals: number, code: string) {
  const log: string[] = [];
  let left = refusals;
  const act =
    (operation: string) =>
    (...paths: readonly (string | Uint8Array)[]) => {
      log.push(`${operation} ${paths.join(" ")}`);
      if (left-- > 0) throw Object.assign(new Error(code), { code });
      return undefined;
    };
  const disk: Disk = {
    makeFolder: act("makeFolder"),
    create: act("create"),
    createBuilt: act("createBuilt"),
    rename: act("rename"),
    removeFile: act("removeFile"),
    removeFolder: act("removeFolder"),
  };
  return { log, disk: patientDisk(disk, (milliseconds) => log.push(`pause ${milliseconds}`)) };
}

test.each(["EPERM", "EBUSY", "EACCES"])("a file that is held open (%s) is replaced once it is closed", (code) => {
  const { log, disk } = stubborn(2, code);
  disk.rename("/a", "/b");
  expect(log).toEqual(["rename /a /b", "pause 10", "rename /a /b", "pause 20", "rename /a /b"]);
});

test("what stays open is reported in the end", () => {
  const { log, disk } = stubborn(100, "EBUSY");
  expect(() => disk.removeFile("/a")).toThrow("EBUSY");
  expect(log.filter((line) => line.startsWith("removeFile"))).toHaveLength(7);
});

test("nothing else is tried again", () => {
  const full = stubborn(1, "ENOSPC");
  expect(() => full.disk.rename("/a", "/b")).toThrow("ENOSPC");
  const taken = stubborn(1, "EPERM");
  expect(() => taken.disk.create("/a", "")).toThrow("EPERM");
  expect([full.log, taken.log]).toEqual([["rename /a /b"], ["create /a "]]);
});
