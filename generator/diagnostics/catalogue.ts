import type { MessageTemplate } from "./message.js";
import { analyseMessages } from "./messages/analyse.js";
import { documentMessages } from "./messages/documents.js";
import { loadMessages } from "./messages/load.js";
import { operationMessages } from "./messages/operations.js";
import { runMessages } from "./messages/run.js";
import { schemaMessages } from "./messages/schemas.js";
import { writeMessages } from "./messages/write.js";

/** Every message that specmill can print, by code. Each code has a folder in `test/errors/`. */
export const catalogue = {
  ...loadMessages,
  ...documentMessages,
  ...schemaMessages,
  ...operationMessages,
  ...analyseMessages,
  ...writeMessages,
  ...runMessages,
};

export type Code = keyof typeof catalogue;

/** The details that a report of this code needs: they are put into its message. */
export type DetailsOf<C extends Code> = (typeof catalogue)[C] extends MessageTemplate<infer Details> ? Details : never;
