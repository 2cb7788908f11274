import type { Change } from "./changes.js";
import { v1 } from "./constraints.js";

export const assetChanges: readonly Change[] = [
  { constraint: "uuid", at: ["id"], value: "nope" },
  { constraint: "uuid (a digit)", at: ["file_id"], value: "g987fbc9-4bed-4078-8f07-9141ba07c9f3" },
  { constraint: "uuid of any version", at: ["id"], value: v1, valid: true },
  { constraint: "uuid", at: ["file_segment_id"], value: "" },
  { constraint: "required", at: ["created_at"] },
  { constraint: "number", at: ["created_at"], value: "1742774400" },
  { constraint: "number or null", at: ["media_download_expires_at"], value: null, valid: true },
  { constraint: "number is not null", at: ["created_at"], value: null },
  { constraint: "not null", at: ["title"], value: null },
  { constraint: "object", at: ["metadata"], value: [] },
  { constraint: "any object", at: ["metadata"], value: { a: [1, null, { b: "c" }] }, valid: true },
  { constraint: "enum", at: ["visibility"], value: "hidden" },
  { constraint: "enum", at: ["status"], value: "lost" },
  { constraint: "enum", at: ["object"], value: "file" },
  ...["file_segment_id", "title", "metadata", "status"].map(
    (name): Change => ({ constraint: "properties may be left out", at: [name], valid: true }),
  ),
  { constraint: "unknown properties are tolerated", at: ["colour"], value: "red", valid: true },
];
