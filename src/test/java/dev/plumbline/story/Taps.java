package dev.plumbline.story;

import com.microsoft.playwright.Locator;

/** Counts how often somebody has to touch the screen; what is typed in between is not counted. */
final class Taps {

    private int count;

    void on(Locator place) {
        place.tap();
        count++;
    }

    int count() {
        return count;
    }
}
