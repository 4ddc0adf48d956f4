// Compiled, never run: what a caller in TypeScript writes.
import init, { Corpus, extract, inspect, prepare, preparePart, version } from "samestory";
import type { AddResult, Article, ArticleInput, Column, Inspection, Overrule, Progress, Relation, RelationPage, Report, Settings, Story } from "samestory";

await init(new URL("samestory_bg.wasm", "https://newsroom.example/"));

const input: ArticleInput = { bytes: new Uint8Array(), filename: "a.txt" };
const article: Article = extract(input);
const place: string | undefined = article.dateline?.place;
const inspection: Inspection = inspect(input);
const columns: Column[] = inspection.columns.map((column) => ({ ...column, field: "text" }));
const corpus = new Corpus({ near: 0.8 });
const added: AddResult = corpus.add([input, { text: "Plain text.", title: null }]);
corpus.addPrepared(prepare({ ...input, columns }));
const part: Uint8Array | undefined = preparePart(input, 0, false);
const progress: Progress = corpus.step(40);
const done: boolean = progress.phase === "done";
const report: Report = corpus.report({ detail: "summary" });
const settings: Settings = report.settings;
const [start, end]: [number, number] = report.relations[0].passages[0].a;
const stories: Story[] = corpus.stories(0, 10);
const relation: Relation | null = corpus.relation("a", "b");
const outline: Report = corpus.report({ detail: "outline" });
const page: RelationPage = corpus.relations({ sort: "longest", kinds: ["near", "rewrite"], among: outline.groups[0].articles });
const earlier: string | undefined = page.relations[0].earlier === "a" ? page.relations[0].a : undefined;
const edit: [number, number] | undefined = relation?.passages[0].edits?.[0].b;
const earliest: string | null = outline.groups[0].origin.earliest;
corpus.overrule([{ kind: "lead", article: "a" }]);
const correction: Overrule = { kind: "describe", articles: added.added[0], source: "The Harbour Post" };
corpus.overrule([correction]);
const undone: Overrule | null = corpus.undo();
const table: string = corpus.table("articles");
const copy: Corpus = Corpus.load(corpus.save());
copy.dispose();

// @ts-expect-error a setting that does not exist
corpus.configure({ neer: 0.8 });
// @ts-expect-error a sorting that does not exist
corpus.relations({ sort: "size" });
// @ts-expect-error a field that does not exist
article.headline;
// @ts-expect-error bytes are a Uint8Array
corpus.add([{ bytes: "text" }]);
// @ts-expect-error a phase that does not exist
progress.phase === "finished";

// @ts-expect-error a format that does not exist
inspection.format === "papyrus";

export { place, done, settings, start, end, stories, relation, earlier, edit, earliest, undone, version };
