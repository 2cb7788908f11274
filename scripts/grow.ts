/**
 * Prints a document grown from the two contracts, to try things on that only large documents show:
 *
 *     npx tsx scripts/grow.ts [copies] > large.yaml
 *
 * Eight copies have some 300 schemas.
 */
import { grownDocument } from "./grow/document.js";

process.stdout.write(grownDocument(Number(process.argv[2] ?? 8)));
