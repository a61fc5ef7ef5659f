/* What makes a lesson nicer where JavaScript runs; without it everything works too. */
import { readyPrompts } from "./prompt.js";
import { readyPrint } from "./print.js";

readyPrompts(document);
readyPrint(document);
