import { spawnSync } from "node:child_process";
import { lstatSync } from "node:fs";

/** Whether the system can let two entries of a folder change places in one step, if its file system and a program help. */
export function maySwap(platform: NodeJS.Platform = process.platform): boolean {
  return systems.has(platform);
}

/**
 * Lets two folders, or a link and a folder, change places in one step: at no moment is there none of them under either
 * path. Gives whether it did; where it did not, both are as they were.
 *
 * Linux has a system call for that, `renameat2` with `RENAME_EXCHANGE`, and macOS has `renameatx_np` with `RENAME_SWAP`,
 * but Node has no function for either. So programs are asked that know it: Perl, which macOS and all systems of Debian's
 * kind have, or else `mv` of the GNU core utilities, from 9.5 on. They cost some milliseconds. On other systems, or where
 * the file system cannot, nothing is done.
 *
 * On macOS this could not be tried. The number of its call was read in its kernel's `bsd/kern/syscalls.master`, the other
 * two in copies of its headers. If one is wrong, the folders are seen not to have changed places.
 */
export function swapPlaces(a: string, b: string): boolean {
  const [moved, other] = [identityOf(a), identityOf(b)];
  if (moved === undefined || other === undefined) return false;
  return programsFor(a, b).some(({ name, parameters }) => {
    spawnSync(name, parameters, { stdio: "ignore" });
    // What happened is asked of the disk: a program that was killed says nothing, and a second one would swap them back.
    return identityOf(b) === moved;
  });
}

/**
 * What makes a folder or a link the same one under another path on its disk; nothing where there is none. The number of
 * the disk is no part of it: that may be another one after the machine was started anew.
 */
export function identityOf(path: string): string | undefined {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false })?.ino.toString();
}

/** How a program is started. */
export interface Program {
  readonly name: string;
  readonly parameters: readonly string[];
}

/** The programs to ask, one after the other, until one has done it: none on a system that has no such call. */
export function programsFor(a: string, b: string, running: Running = process): readonly Program[] {
  if (!maySwap(running.platform)) return [];
  const perl = perlFor(running);
  const parameters = ["--exchange", "--no-copy", "--no-target-directory", a, b];
  return [
    // Perl comes first, as it never has to be asked in vain: most systems still have a `mv` that is too old.
    ...(perl === undefined ? [] : [{ ...perl, parameters: [...perl.parameters, a, b] }]),
    { name: "mv", parameters },
  ];
}

/** What tells which system call there is. */
export type Running = Pick<NodeJS.Process, "platform" | "arch">;

/**
 * Perl as a program that lets the two paths change places that are its further parameters; without any it reads requests,
 * and answers each with one character. Nothing where no number is known to call.
 */
export function perlFor({ platform, arch }: Running = process): Program | undefined {
  const system = systems.get(platform);
  const call = system?.calls.get(arch);
  if (system === undefined || call === undefined) return undefined;
  return { name: "perl", parameters: ["-e", script, `${call}`, `${system.workingFolder}`, `${system.flag}`] };
}

/** A request to let two paths change places. No path has the character that ends them. */
export function requestOf(a: string, b: string): string {
  return `${a}\0${b}\0`;
}

/** Perl hands over what was used as a number as one, and all else as text. */
const script = [
  "my ($call, $folder, $flag, @paths) = @ARGV; $_ += 0 for $call, $folder, $flag;",
  "sub swapped { syscall($call, $folder, $_[0], $folder, $_[1], $flag) == 0 }",
  "exit(swapped(@paths) ? 0 : 1) if @paths;",
  '$/ = "\\0"; while (defined(my $a = <STDIN>)) { my $b = <STDIN>; chomp($a, $b); syswrite(STDOUT, swapped($a, $b) ? "1" : "0") }',
].join(" ");

/** How a system is asked to let two entries change places. */
interface System {
  /** The number of the system call, by the name that Node has for a processor. */
  readonly calls: ReadonlyMap<string, number>;
  /** What stands for the working folder (`AT_FDCWD`), which an absolute path does not start from. */
  readonly workingFolder: number;
  /** `RENAME_EXCHANGE`, `RENAME_SWAP`. */
  readonly flag: number;
}

const renameat2: System["calls"] = new Map([
  ["x64", 316],
  ["arm64", 276],
  ["riscv64", 276],
  ["ppc64", 357],
  ["s390x", 347],
]);

const renameatxNp: System["calls"] = new Map([
  ["x64", 488],
  ["arm64", 488],
]);

const systems: ReadonlyMap<string, System> = new Map([
  ["linux", { calls: renameat2, workingFolder: -100, flag: 2 }],
  ["darwin", { calls: renameatxNp, workingFolder: -2, flag: 2 }],
]);
