declare namespace App {
  interface Locals {
    /** The lesson whose page is rendered; tags of its MDX read it. */
    lesson?: import('../course/index.ts').Lesson;
  }
}
