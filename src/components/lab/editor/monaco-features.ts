// All of the editor's features. Monaco has an entry a feature, but its TypeScript mode pulls all of them in once it starts
// (internal/common/workers.js, 0.57), too late for their services: an editor made after that would throw. So all come first.
import 'monaco-editor/features/register.all';
