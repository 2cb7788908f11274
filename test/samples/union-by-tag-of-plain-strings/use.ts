import { type Cat, type Dog, matchPet, type Pet, petIsCat, petIsDog, petTags } from "sample/spec";

petTags satisfies readonly ("cat" | "kitten" | "dog")[];

function describe(pet: Pet): string {
  switch (pet.petType) {
    case "cat":
    case "kitten":
      return `hunts: ${pet.hunts}`;
    case "dog":
      return `one of ${pet.pack}`;
    default:
      return pet satisfies never;
  }
}
describe({ petType: "dog", pack: 3 });

declare const pet: Pet;
if (petIsDog(pet)) pet satisfies Dog & { petType: "dog" };
else pet satisfies Cat & { petType: "cat" | "kitten" };
if (!petIsCat(pet)) pet.pack satisfies number;

matchPet(pet, { cat: ({ hunts }) => hunts, dog: ({ pack }) => pack }) satisfies boolean | number | undefined;

// @ts-expect-error no discriminator maps this tag
export const bird: Pet = { petType: "bird" };
// @ts-expect-error a dog has a pack
export const lonely: Pet = { petType: "dog" };
