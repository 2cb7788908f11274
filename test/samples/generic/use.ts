import { type NumberPage, type Page, parseUserPage, type StrictTree, type Tree, type UserPage } from "sample/spec";

const users: UserPage = { items: [{ name: "Ada" }], total: 1 };
// @ts-expect-error the items are users
const wrong: UserPage = { items: [1], total: 1 };
const numbers: NumberPage = { items: [1], total: 1 };
const anything: Page = users;
const names: readonly string[] = parseUserPage(users).items.map(({ name }) => name);

const tree: StrictTree = { label: "a", children: [{ children: [{ label: "b" }] }] };
const open: Tree = tree;

export { anything, names, numbers, open, wrong };
