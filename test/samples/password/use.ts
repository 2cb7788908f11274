import type { Login, Password } from "sample/spec";

const password: Password = "correct horse battery";
export const login: Login = { name: "ada", password, pin: null, recovery: [password], either: 1 };
// @ts-expect-error a password is a text
export const wrong: Password = 1;
