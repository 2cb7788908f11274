import {
  type Cat,
  type CatRequest,
  type ErrorAgain,
  isPet,
  matchPet,
  type Pet,
  type PetRequest,
  type Error as Problem,
} from "sample/spec";

declare const pet: Pet;
matchPet(pet, { cat: ({ id }) => id, dog: ({ bark }) => String(bark) }) satisfies string;
({ kind: "cat" }) satisfies CatRequest;
({ kind: "cat", friend: { kind: "dog" } }) satisfies PetRequest;
// @ts-expect-error only requests go without the id
({ kind: "cat" }) satisfies Cat;
({ m: "", d: { x: "" } }) satisfies Problem & ErrorAgain;
isPet satisfies (value: unknown) => boolean;
