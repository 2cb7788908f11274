import { type Item, itemIsFile, type Label, matchItem, type Note } from "sample/spec";

export const item: Item = { type: "file", id: "a" };
// @ts-expect-error the union says that its values are objects
export const noItem: Item = null;
export const label: Label = "a";
// @ts-expect-error the union says that its values are strings and integers
export const noLabel: Label = null;
export const note: Note = null;

declare const received: Item;
if (itemIsFile(received)) received.id satisfies string;
matchItem(received, { file: (file) => file.id, folder: ({ type }) => type }) satisfies string;
