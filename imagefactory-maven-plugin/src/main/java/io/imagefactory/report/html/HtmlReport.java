package io.imagefactory.report.html;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.report.Inventory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with a page for a browser, {@code index.html}. It works from a file and from any static server, and opens no
 * connection. What there is stands in {@code data.js}; all other files are the same in every report.
 */
public final class HtmlReport {

    /** The file to open. */
    public static final String INDEX = "index.html";

    private static final String DATA = "data.js";

    private static final List<String> FILES = List.of(
            INDEX,
            "style.css",
            "icon.svg",
            "js/dom.js",
            "js/words.js",
            "js/model.js",
            "js/address.js",
            "js/overview.js",
            "js/table.js",
            "js/tables.js",
            "js/timeline.js",
            "js/image.js",
            "js/search.js",
            "js/layout.js",
            "js/graph.js",
            "js/main.js",
            "lib/dagre.min.js",
            "lib/dagre.min.js.LEGAL.txt");

    private HtmlReport() {}

    /**
     * Writes the folder, and makes it where it is not there. Files of other names are left alone.
     *
     * @param title what the page is called
     */
    public static void write(Inventory inventory, String title, Path folder) throws IOException {
        for (String name : FILES) {
            AtomicFile.update(folder.resolve(name), out -> {
                try (InputStream file = HtmlReport.class.getResourceAsStream("page/" + name)) {
                    if (file == null) {
                        throw new FileNotFoundException(name + " is not in the plugin");
                    }
                    file.transferTo(out);
                }
            });
        }
        AtomicFile.update(folder.resolve(DATA), out -> {
            out.write("'use strict';\nconst report = {data: ".getBytes(StandardCharsets.UTF_8));
            JsonText.writeForScript(new ReportData(inventory, title).tree(), out);
            out.write("};\n".getBytes(StandardCharsets.UTF_8));
        });
    }
}
