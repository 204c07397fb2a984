package io.imagefactory.core.enroll.command;

import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The simple commands of a shell script, in the order written. Variables are replaced by what the script assigned to them
 * before; what a branch or a loop assigns, what a command prints and any other expansion is not known. Nothing is run.
 */
public final class ShellScript {

    private static final Set<String> OPENING = Set.of("if", "for", "while", "until", "case", "select");
    private static final Set<String> CLOSING = Set.of("fi", "done", "esac");
    private static final Set<String> PASSED_OVER =
            Set.of("then", "else", "elif", "do", "{", "}", "!", "time", "sudo", "exec", "command", "function");
    private static final Set<String> TESTS = Set.of("[", "[[", "test", "((");
    private static final String ASSIGNMENT = "[A-Za-z_][A-Za-z0-9_]*\\+?=.*";

    private final Map<String, String> variables;
    private final List<Command> commands = new ArrayList<>();
    private String folder;
    private int depth;
    private boolean afterTest;
    private boolean conditional;

    private ShellScript(Map<String, String> variables, String folder) {
        this.variables = new HashMap<>(variables);
        this.folder = folder;
    }

    /**
     * Reads a script.
     *
     * @param variables of the environment, by name
     * @param folder where it runs, from the root of the repository
     */
    public static List<Command> read(String script, Map<String, String> variables, String folder) {
        ShellScript reader = new ShellScript(variables, folder);
        ShellWords words = new ShellWords(script, name -> Optional.ofNullable(reader.variables.get(name)));
        for (Optional<ShellWords.Simple> simple = words.next(); simple.isPresent(); simple = words.next()) {
            reader.take(simple.get());
        }
        return List.copyOf(reader.commands);
    }

    private void take(ShellWords.Simple simple) {
        List<String> words = new ArrayList<>(simple.words());
        conditional = simple.after().equals("||") || simple.after().equals("&&") && afterTest;
        afterTest = TESTS.contains(words.get(0));
        boolean loop = false;
        while (!words.isEmpty()) {
            String first = words.get(0);
            if (OPENING.contains(first)) {
                depth++;
                loop = first.equals("for") || first.equals("select") || first.equals("case");
            } else if (CLOSING.contains(first)) {
                depth = Math.max(0, depth - 1);
            } else if (!PASSED_OVER.contains(first)) {
                break;
            }
            words.remove(0);
            if (loop) {
                if (!words.isEmpty()) {
                    variables.put(words.get(0), Unknown.TEXT);
                }
                return;
            }
        }
        Map<String, String> own = new HashMap<>();
        while (!words.isEmpty() && words.get(0).matches("(?s)" + ASSIGNMENT)) {
            assign(own, words.remove(0));
        }
        if (words.isEmpty()) {
            variables.putAll(own);
            return;
        }
        run(words, own, simple);
    }

    private void run(List<String> words, Map<String, String> own, ShellWords.Simple simple) {
        switch (words.get(0)) {
            case "export", "declare", "local", "readonly", "typeset" ->
                words.stream()
                        .filter(word -> word.matches("(?s)" + ASSIGNMENT))
                        .forEach(word -> assign(variables, word));
            case "cd", "pushd" ->
                folder = depth > 0 || words.size() < 2
                        ? Unknown.TEXT
                        : RepositoryPath.resolve(folder, words.get(1)).orElse(Unknown.TEXT);
            case "read", "unset" -> words.forEach(word -> variables.put(word, Unknown.TEXT));
            default -> {
                Map<String, String> now = new HashMap<>(variables);
                now.putAll(own);
                commands.add(new Command(
                        words,
                        simple.line(),
                        folder,
                        simple.file(),
                        depth > 0 || conditional,
                        name -> Optional.ofNullable(now.get(name))));
            }
        }
    }

    private void assign(Map<String, String> to, String word) {
        int equals = word.indexOf('=');
        boolean added = word.charAt(equals - 1) == '+';
        String value = word.substring(equals + 1);
        to.put(
                word.substring(0, added ? equals - 1 : equals),
                depth > 0 || conditional || added ? Unknown.TEXT : value);
    }
}
