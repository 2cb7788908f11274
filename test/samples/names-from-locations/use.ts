import type {
  Book,
  BookId,
  BoxLabel,
  CopyBookResponse404Why,
  GetBookBook,
  ShelfLabel,
  ShelfOnlineItem,
} from "sample/spec";

declare const book: Book;
book satisfies GetBookBook;
book.id satisfies BookId;
"why" satisfies CopyBookResponse404Why;
"label" satisfies BoxLabel & ShelfLabel;
({ n: 1 }) satisfies ShelfOnlineItem;
