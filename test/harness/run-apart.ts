import { text } from "node:stream/consumers";
import { takeLock } from "../../generator/5-write/lock.js";
import { renameApart } from "../../generator/5-write/rename-apart.js";

// A run that takes a lock and then lets a process of its own carry out the renames that it is told, by another Node.

const [lock = "", node = ""] = process.argv.slice(2);
await takeLock(lock, { patience: 0 });
renameApart(JSON.parse(await text(process.stdin)), lock, node);
