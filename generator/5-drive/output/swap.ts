import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/**
 * Lets two folders change places in one step: at no moment is there none of them under either path. Gives whether it did;
 * where it did not, both are as they were.
 *
 * Linux has a system call for that, `renameat2` with `RENAME_EXCHANGE`, but Node has no function for it. So programs are
 * asked that know it: Perl, which all systems of Debian's kind have, or else `mv` of the GNU core utilities, from 9.5 on.
 * They cost some milliseconds. On other systems, or where the file system cannot, nothing is done.
 */
export function swapFolders(a: string, b: string): boolean {
  const [moved, other] = [identityOf(a), identityOf(b)];
  if (process.platform !== "linux" || moved === undefined || other === undefined) return false;
  return programs(a, b).some(([program, ...parameters]) => {
    spawnSync(program, parameters, { stdio: "ignore" });
    // What happened is asked of the disk: a program that was killed says nothing, and a second one would swap them back.
    return identityOf(b) === moved;
  });
}

/**
 * What makes a folder the same one under another path on its disk; nothing where there is none. The number of the disk is
 * no part of it: that may be another one after the machine was started anew.
 */
export function identityOf(path: string): string | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino.toString();
}

function programs(a: string, b: string): readonly (readonly [program: string, ...parameters: string[]])[] {
  const call = renameat2.get(process.arch);
  const script = "exit(syscall($ARGV[0], -100, $ARGV[1], -100, $ARGV[2], 2) == 0 ? 0 : 1)"; // AT_FDCWD, RENAME_EXCHANGE
  return [
    // Perl comes first, as it never has to be asked in vain: most systems still have a `mv` that is too old.
    ...(call === undefined ? [] : [["perl", "-e", `$ARGV[0] += 0; ${script}`, String(call), a, b] as const]),
    ["mv", "--exchange", "--no-copy", "--no-target-directory", a, b],
  ];
}

/** The number of the system call, by the name that Node has for a processor. */
const renameat2: ReadonlyMap<string, number> = new Map([
  ["x64", 316],
  ["arm64", 276],
  ["riscv64", 276],
  ["ppc64", 357],
  ["s390x", 347],
]);
