package dev.plumbline.practice.company;

/** Takes the company's rows one by one, what is referred to mostly before what refers to it. */
@FunctionalInterface
public interface RowSink {

    void accept(Row row);
}
