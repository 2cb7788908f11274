import type { Author, Book, Label, Member, Person, Problem, Shelf } from "sample/spec";

declare const member: Member;
member satisfies Person;
member.reads satisfies readonly Book[] | undefined;
member.shelf?.label satisfies Label | undefined;
({ name: "Ada", reads: [] }) satisfies Author;
({ label: "A", next: { label: "B" } }) satisfies Shelf;
({ title: "Gone", causes: [{ title: "Lost" }] }) satisfies Problem;
