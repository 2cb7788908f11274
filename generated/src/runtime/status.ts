/** Every status that HTTP knows or leaves room for, as number literals: 100 to 599 (RFC 9110 §15). */
export type HttpStatus = Informational | Successful | Redirection | ClientError | ServerError;

type Informational = NumberOf<`1${Digit}${Digit}`>;
type Successful = NumberOf<`2${Digit}${Digit}`>;
type Redirection = NumberOf<`3${Digit}${Digit}`>;
type ClientError = NumberOf<`4${Digit}${Digit}`>;
type ServerError = NumberOf<`5${Digit}${Digit}`>;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;
