package org.lockward.pki.gui.progress;

/// How a stage tells what it is at. Any thread may call it.
public interface Report {

    /// The step began; those before it in this stage ended well. A step may begin again: a second
    /// destination.
    void begin(Step step);

    /// There is nothing to do for this step.
    void skip(Step step);

    /// Something that the person should know although nothing failed: a validity that was cut.
    void note(String text);
}
